import assert from 'node:assert/strict';
import { Account } from '../../../src/core/bibliography/account';
import { createReader, type Files, MOST_FILES, noAnswer } from '../../../src/core/bibliography/files';
import { reachOf } from '../../../src/core/bibliography/reach';

const top = 'file:///w';
const open = { uri: `${top}/a.tex`, text: 'Open' };
