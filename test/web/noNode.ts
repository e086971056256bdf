throw new Error('a browser has no modules of Node');
