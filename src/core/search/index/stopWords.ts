/** Words that begin a noun phrase, such as articles and possessives; a word often followed by one of them is a verb. */
export const determiners = words(`a an the this that these those its their our his her my your each every any some another such both`);

/** Words that precede a verb: pronouns, "to", modals. A word that mostly follows one of them is a verb. */
export const verbOpeners = words('we they it you to can could may might will would should must not that which who');

/** English function words: they delimit phrases and are never at the edge of one. */
export const functionWords = union(
  determiners,
  words(
    ` about above across after against all along also although among amid amongst an and are as aside at away back be because been
  before behind being below beneath beside besides between beyond but by can cannot could despite did do does doing done down due
  during either else even ever few for from further get gets getting got had has have having he hence here how however i if in
  inside instead into is it itself just least less let like likewise may me meanwhile might mine more moreover most much must near
  neither nevertheless no nor not notwithstanding now of off often on once one ones only onto or other others otherwise ought out
  outside over own per perhaps quite rather same shall she should since so somewhat soon still than them themselves then thence
  there thereby therefore they though through throughout thus till to together too toward towards two under underneath unless unlike
  until up upon us very via was we well were what whatever when whenever where whereas whereby wherein whether which while who whom
  whose why will with within without would yet you three four five six seven eight nine ten first second third fourth last next et
  al etc eg doesn don isn aren wasn weren didn won couldn shouldn wouldn hasn haven ll ve ie vs versus cf ing de la
  `,
  ),
);

/**
 * General vocabulary of academic abstracts: what papers do, and how they praise it. No label begins or ends with one of these words. The
 * list covers the register, not a subject, so that users' own libraries are treated equally.
 */
export const academicWords = words(`
  ability able abstract accelerate accelerated accelerates accelerating acceptable accordance account accurate achieve achieved achieves
  achieving acquire acquired across action actual adapt adapted adapting add adding addition additional address addressed addresses
  addressing adjust adjusting adopt adopted adopting adopts advance advanced advancement advancements advances advantage advantages
  affect affects aim aimed aiming aims alleviate allow allowed allowing allows alone already alternative alternatives always amount
  amounts ample analyse analysed analyze analyzed analyzes analyzing apparent appear appears applicability applicable application
  applications applied applies applying approach approaches appropriate approx arbitrary area areas argue arise article artifact ask
  aspect aspects assess assessed assessing assessment associated assume assumption assumptions attain attempt attempts attractive
  attribute attributes author authors available average avoid avoiding aware background bad balance balancing base based baseline
  baselines basic basis become becomes becoming begin behavior behaviour believe benchmark benchmarking benchmarks beneficial benefit
  benefits best better big billion boost boosting boosts bottleneck bottlenecks bridge bridging bring bringing brings broad broader
  build building builds built bullet burden call called calls capabilities capability capable capacity capture captures capturing care
  careful case cases category cause caused causes causing central certain challenge challenged challenges challenging change changes
  changing characteristic characteristics characterize choice choices choose choosing chosen claim class clear close code codes collect
  collected com combat combination combine combined combines combining come comes common comparable compare compared compares comparing
  comparison comparisons compelling competitive complementary complete complex complexity component components comprehensive comprise
  compromise compromising computation computational concept concepts concern concerns conclude conclusion condition conditions conduct
  conducted conducting confirm consequence consider considerable considered considering consist consistency consistent consists
  constitute constraint constraints construct constructed constructing contain containing contains contemporary contrary contrast
  contribute contributes contribution contributions conventional core correct correspond corresponding cost costs counterpart
  counterparts cover covering create created creates creating critical crucial cumbersome current day days deal dealing debate decade
  decrease dedicated default define defined definition degradation degrade degrades degree deliver delivering delivers demand demanding
  demands demonstrate demonstrated demonstrates demonstrating demonstration depend depending depends deploy deployed deploying
  deployment derive derived describe described design designed designing designs desirable desired detail detailed details determine
  determined determines determining develop developed developing development differ difference differences different difficult
  difficulties difficulty dilemma diminish direct direction directions disadvantage discover discuss discussed discussion distinct dive
  diverse diversity document documented domain domains doubt dramatic drastic draw drawback drawbacks drawing drawn drive driven drop
  due ease easier easy effect effective effectiveness effects efficacy efficiency efficient effort efforts elaborate elegant element
  elements eliminate eliminates eliminating elucidate emerge emerged emergence emerges emerging emph emphasis emphasize empirical employ
  employed employing employs enable enabled enables enabling encounter encourage end enhance enhanced enhancement enhancements enhances
  enhancing enormous enough ensure ensures ensuring entail entire environment environments equal equip equipped error errors essential
  establish established establishes estimate estimated evaluate evaluated evaluates evaluating evaluation evaluations everyday
  everything evidence evident evolve evolving examine examined examines examining example examples exceed exceeding exceeds excellent
  exceptional excessive exciting exhibit exhibiting exhibits exist existing exists expand expanding expect expected expensive experience
  experiment experimental experiments explain explanation explicit exploit exploiting exploits exploration explore explored explores
  exploring exponential expose extend extended extending extends extensibility extensive extent extra extract extracted extracting
  extreme face faced faces facilitate facilitates facilitating facing fact factor factors fail failing fails failure fair fall falls
  false far fascinating fashion fast faster fastest favorable feasibility feasible feature featured features featuring field fields
  figure final find finding findings finds fine fit fix fixed flexibility flexible focus focused focuses focusing follow followed
  following follows form formal former forms formulate formulated formulation found foundational frac framework frameworks free fresh
  frontier frontiers fuel fueled full function functionality functions fundamental future gain gained gaining gains gap gaps general
  generality generalizability generate generated generates generating generic genuine github give given gives giving goal goals good
  gradual great greater greatest ground group grow growing grown growth guarantee guaranteed guarantees guidance guide guided guideline
  guidelines half hallmark hampered hampering hand handle handles handling hard harder harm harmful harness harnessing heavy help
  helpful helping helps heuristic high higher highest highlight highlighting highlights hinder hinders hold holds home hope hours href
  html http https huge hundred hundreds hypothesis idea ideal ideas identification identified identifies identify identifying illustrate
  imagine immense impact impacting impacts impede implement implementation implementations implemented implementing implication
  implications implicit importance important impose impossible impractical impressive improve improved improvement improvements improves
  improving inability inadequate include included includes including incorporate incorporated incorporates incorporating increase
  increased increases increasing incur incurring incurs indeed independent indicate indicates indicating individual industry
  inefficiency inefficient inevitable influence inform infty inherent initial inject injecting innovation innovative insight insightful
  insights inspire inspired instance instances insufficient integral integrate integrated integrates integrating integration intend
  intended intense interest interested interesting intermediate intrinsic introduce introduced introduces introducing introduction
  intuition intuitive investigate investigated investigates investigating investigation involve involved involves involving issue issues
  item items iteration joint keep keeping keeps key kind kinds know knowing known lack lacking lacks landscape larger largest late later
  latest latter lead leading leads leap learned learnt leave leaves leaving led left lesser lets level levels leverage leveraged
  leverages leveraging lie lies light limit limitation limitations limited limiting limitless limits line lines link list literature
  little long longer longest look lot low lower lowest made main mainstream maintain maintained maintaining maintains major majority
  make makes making manage managing manner manual many map mark marked massive match matched matches material mathbb mathbf mathcal
  matter matters maximal maximize maximizing maximum mean meaning meaningful means measure measured measurement measurements measures
  measuring mechanism mechanisms meet meeting mention mere merit method methodologies methodology methods metric metrics million
  millions minimal minimize minimizing minimum minor minutes mitigate mitigates mitigating mode moderate modern modest modification
  modifications modify month months motivate motivated motivates motivation move moving multiple myriad naive narrow natural nature
  necessary necessitate necessity need needed needing needs negligible never new non nontrivial norm normal notable note noteworthy
  nothing notion notorious novel novelty nowadays number numbers numerous objective objectives observation observations observe observed
  observing obstacle obtain obtained obtaining obtains obvious occur occurs offer offered offering offers omit open opens opportunities
  opportunity oppose opposed optimal option options order orders org organize orient original orthogonal ours outcome outcomes outline
  outperform outperformed outperforming outperforms outstanding overall overarching overcome overcomes overcoming overhaul overhead
  overheads overlook overlooked overview paid pair pairs paper papers paradigm paradigms paramount part partial particular parts past
  path pave paves paving pay pdf people percent percentage perfect perform performance performances performant performed performing
  performs period permit perspective perspectives phase phases phenomena phenomenon pick piece pioneer pioneering pipeline pipelines
  pivotal place places plan plausible play plays plenty plethora plug point points poor popular popularity portion pose poses position
  positive possess possesses possibility possible post potential power powerful practical practice practices practitioner practitioners
  precise preferable preliminary prepare presence present presented presenting presents preserve preserves preserving prevail prevailing
  prevalent prevent prevents previous primary principle principled principles prior priority pro problem problems procedure procedures
  proceed process processes produce produced produces producing product profound progress progressive prohibitive project proliferation
  prominence prominent promise promises promising promote promoting prone proper properties property proposal propose proposed proposes
  proposing prospect prove proved proven proves provide provided provides providing prowess published purpose purposes pursue pursuing
  pursuit push pushing put qualitative quality quantify quantitative quest quick raise raised raises range ranges ranging rapid rare
  rate rates ratio ratios reach reached reaches reaching read ready real realistic reality realize realizing reason reasonable reasons
  receive received recent recipe recognize recognized recommend reconsider recover reduce reduced reduces reducing reduction reductions
  refer referred refine refined regard regarded regarding regardless region related relation relationship relationships relative release
  released releasing relevance relevant reliable reliance relied relies relying remain remained remaining remains remarkable remedy
  remove removes removing render repeat replace replaced replacing report reported reporting reports repository represent represented
  representing represents require required requirement requirements requires requiring research researcher researchers resolve respect
  respective respond rest restrict restricted restriction result resulted resulting results retain retaining retains rethinking return
  reveal revealed revealing reveals review reviewed reviewing revisit revisited revisiting revolution revolutionize revolutionized rich
  right rigorous rise rising robust robustness role room root round route routine rule run running runs runtime sacrifice sacrificing
  satisfactory satisfy save saved saves saving savings say scalability scalable scale scaled scales scarce scarcity scenario scenarios
  scheme schemes science scope score scores seamless section see seek seeks seem seems seen select selected selecting seminal sense
  separate serious serve serves serving set sets setting settings setup seven several severe shape share shared sharing shed sheds shift
  shine shines short shortage shortcoming shortcomings shorter show showcase showcases showcasing showed showing shown shows side
  significance significant sim similar similarities similarity simple simpler simplest simplicity simplify simplifying simultaneous
  single site situated situation situations size sizes skyrocketing slight slow slower smaller smallest smart smooth solid solution
  solutions solve solved solves solving sophisticated sota sought sound source span special specific speed speeds speedup speedups spite
  stable stage stages staggering standard standards stands start starting starts stated statement stem stems step steps story
  straightforward strategies strategy strength strengths stress strict striking strive strong stronger structure struggle struggles
  studied studies study studying style subject suboptimal subsequent subset substantial succeed success successes successful succinct
  sudden suffer suffering suffers sufficient suggest suggested suggesting suggests suit suitable suite summarize summary super superior
  superiority support supported supporting supports suppose surge surpass surpasses surpassing surprise surprising survey surveys
  synergy systematic tackle tackles tackling tailor tailored take taken takes taking target targeted targets task tasks technical
  technique techniques technological technologies technology tend tends tens term terms test tested testing tests text textbf theme
  theoretical theory thing things think thorough thought thousand thousands threshold times tiny today tool tools top topic topics total
  towards trade tradeoff tradeoffs traditional transform transformative tremendous trend trends tricks tricky triumph trivial true try
  trying turn turns twice type types typical ubiquitous ultimate unable unavoidable uncertain unclear uncover uncovering underexplored
  underlying underscore underscores understand understanding understood undertake unexplored unified uniform unify unifying unique
  universal unknown unlock unlocking unprecedented unresolved unseen untapped unveiling upper urgent url usability usage use used useful
  usefulness user users uses using usual utility utilization utilize utilized utilizes utilizing vague valid validate validated
  validates validation valuable value variability variable variant variants variation variations varied variety various vary varying
  vast verified verify versatile versatility version versions viable view vital vulnerable wait want way ways weak weakness website week
  weigh whole wide wider widespread willing winner wise witness witnessed witnessing wonderful word work worked working works world
  worse worst worth worthwhile write written wrong www xx year years yield yielding yields
`);

function words(text: string): ReadonlySet<string> {
  return new Set(text.split(/\s+/).filter((word) => word !== ''));
}

function union(...sets: readonly ReadonlySet<string>[]): ReadonlySet<string> {
  return new Set(sets.flatMap((set) => [...set]));
}
