/* Language by function words. In running text a third to a half of all words are among the hundred commonest of its language, and hardly any other
 * language shares more than a few of them; a paragraph is enough. Scripts of one language need no words. */
#include "ingest/language.h"

#include "base/text.h"

enum { READ_BYTES = 2 * 1024, LEAST_WORDS = 4, LONGEST_WORD = 16 /* bytes of any word in the tables */ };

/* Commonest function words, blank before and behind each. */
static const struct language {
  const char *code, *words;
} languages[] = {
    {"en",
     " the of and to in a is that for it was on are as with his they at be this from have or by one had not but what all were when we there can an your which "
     "their said if do will each about how up out them then she many some so these would other into has more her two him see could no than been its who now my "
     "over our after also he i says said against under between while where "},
    {"de",
     " der die das und in den von zu mit sich des auf für ist im dem nicht ein eine als auch es an werden aus er hat dass sie nach wird bei einer um am sind "
     "noch wie einem über einen so zum war haben nur oder aber vor zur bis mehr durch man sein wurde sei wir ich kann gegen vom können schon wenn habe seine "
     "ihre dann unter soll eines dieser diese wieder keine uhr "},
    {"fr",
     " le la les de des du et un une en à que qui dans pour pas au sur se ce il sont avec par plus est ne son ont aux cette été mais ou ses nous leur même "
     "elle comme ces fait après deux sans sous lui tout avait être était aussi entre bien peut c'est qu'il n'a d'un d'une l'on je vous "},
    {"es",
     " el la los las de del que y en un una a se por con no su para es al lo como más o pero sus le ha me si sin sobre este ya entre cuando todo esta ser son "
     "dos también fue había era muy hasta desde está mi porque qué sólo han yo hay vez puede todos así nos ni parte tiene él uno donde "},
    {"it",
     " il lo la i gli le di del della dei delle e in un una che a per con non da sono si è al alla nel nella più come anche ma ha dal dalla su questo ci se o "
     "suo sua essere stato ha hanno ed tra loro ai alle degli era quello dopo sul sulla molto due prima "},
    {"pt",
     " o a os as de do da dos das e em um uma que no na nos nas para com por não se ao mais como foi são é mas pelo pela sua seu ou à também ser tem já entre "
     "sobre ele quando muito há até isso depois está era foram às aos eu nós você anos "},
    {"nl",
     " de het een van en in is dat op te zijn voor met die niet aan er om ook als bij maar dan door nog naar uit heeft tot worden hij ze over wordt was kan "
     "meer zich al werd geen hebben we deze na haar onder tegen hun ik wel moet veel zo dit "},
    {"pl",
     " w i na z do się nie o to że jest za od po przez jak ale co dla są już oraz tym który tego jego ze być tak może a czy było ich przed także które tylko "
     "bardzo jej roku pod jako bez między był będzie przy "},
    {"sv",
     " och i att det som en på är av för med den till inte har de ett om var sig men så från vi han jag kan när år säger ut nu också eller efter upp vid dem "
     "sin mot skulle mycket alla över hade under där få blir än "},
    {"da",
     " og i at det er en til af den på for med som de der ikke har et han om var fra men sig kan vil så vi være blev efter eller også skal når hun mod siger "
     "ved nu ud jeg være havde været hvor alle over mere deres "},
    {"no",
     " og i det er en til av på for med som de at ikke den har et han om var fra men seg kan vil så vi være ble etter eller også skal når hun mot sier ved nå "
     "ut jeg hadde vært hvor alle over mer deres fordi hva blir noen "},
    {"fi",
     " ja on ei se että oli hän en mutta ovat kuin joka mitä niin kun jos myös tai vain ole sen ollut voi nyt mukaan jo sitä sekä kanssa mukaan olisi tämä "
     "tämän siitä hänen suomen jälkeen vielä "},
    {"cs",
     " a v se na je že s z do o i to za by ve jsem ale pro jeho jako který po k podle si od jsou bude byl jak tak jen co které až není které už před nebo při "
     "být bylo také má "},
    {"ro",
     " și în de a la cu pe că nu din o un este care mai au pentru sunt se după fost prin cea cel ca dar lui fi sau dintre asupra fără acest această către ale "
     "unui unei într "},
    {"hu",
     " a az és hogy nem is egy van volt de ez már csak meg azt ha mint még ki el lesz mert után kell vagy szerint lehet pedig amely akkor minden között több "
     "ezt nagyon "},
    {"tr",
     " ve bir bu da de için ile olarak çok daha olan gibi kadar sonra en ne ki o ama var değil her göre diye ya türkiye yeni iki oldu şu ise hem bin yüzde "},
    {"id",
     " yang dan di dari untuk dengan ini itu pada tidak dalam akan ke ada oleh juga adalah karena sebagai bisa telah kata mereka tersebut saat atau lebih "
     "kepada para seperti sudah harus "},
    {"vi", " của và là các có trong được cho một không người với những này đã khi để từ năm đến về ông ra vào tại cũng như còn sẽ nhiều theo sau trên "},
    {"sw", " ya na wa kwa ni katika za la kuwa cha hiyo watu hii kama pia yake huo wao baada alisema hao hayo bado lakini kutoka "},
    {"so", " ee iyo oo ka ku in uu ay la waa ah soo u ayaa waxaa ayay inay isku kale sida dadka laga loo "},
    {"tl", " ang ng sa na mga at ay si ni para ito hindi kung may nang rin din mula kay siya ko niya nila "},
    {"ca", " el la els les de del i en un una que a per amb no és al seu als va són més com ha però també aquest aquesta entre des dels hi ser han sobre "},
    {"hr", " i u je se na da su za od s a o kao koji nije ne će bi što iz do ali po koja te samo nakon bio kako ili sve još prema "},
    {"sq", " të e në dhe i për me që një nga nuk ka është se do si janë kjo duke ishte edhe por më këtë "},
    {"ku", " û li ku ji bi de di ev jî ne wê xwe ya yên her wan hat kir bo vê "},
    {"ru",
     " и в не на что с по он как это его к но из у за от так же для о было до мы бы вы был была были только их при после которые также или если все еще уже "
     "этого том россии "},
    {"uk", " і в не на що з та до у це за як від його про але для й був є які із того ми був під після також або було щоб який він року україни "},
    {"bg", " и на за да от в се не са с че е по как ще като това си до при но след има той което които бе може още или към един "},
    {"sr", " и у је се на да су за од с а о као који није не ће би што из до али по која те само након био како или све још "},
    {"mk", " и на во да се од за со не е што како по ги до ќе го кој но при исто тие биде "},
    {"ar", " في من على أن إلى التي عن مع هذا هذه الذي ما كان بين بعد لا قد و كما أو ذلك قبل خلال حول أنه لم كل ان الى "},
    {"fa", " و در به از که این را با است برای آن یک خود تا کرد شد بر هم نیز می شده بود ها وی پس اما باید کند "},
    {"ur", " کے کی میں ہے کا سے کو اور نے کہ پر ہیں اس یہ ایک تھا بھی نہیں جو کیا گیا ہو تو وہ ان "},
    {"ps", " په د او چې دی له کې سره دا ته هم یې ده هغه کړي شوي نه خو کړ "},
};
enum { LANGUAGE_COUNT = sizeof languages / sizeof *languages };

/* Scripts: first and last code point, and the language where the script has (nearly) one alone. */
static const struct script {
  uint32_t first, last;
  const char *code;
} scripts[] = {
    {0x3040, 0x30FF, "ja"}, {0xAC00, 0xD7AF, "ko"}, {0x1100, 0x11FF, "ko"}, {0x4E00, 0x9FFF, "zh"}, {0x0590, 0x05FF, "he"}, {0x0370, 0x03FF, "el"},
    {0x0E00, 0x0E7F, "th"}, {0x0530, 0x058F, "hy"}, {0x10A0, 0x10FF, "ka"}, {0x0900, 0x097F, "hi"}, {0x0980, 0x09FF, "bn"}, {0x0B80, 0x0BFF, "ta"},
    {0x0C00, 0x0C7F, "te"}, {0x0A80, 0x0AFF, "gu"}, {0x0A00, 0x0A7F, "pa"}, {0x0D00, 0x0D7F, "ml"}, {0x0C80, 0x0CFF, "kn"}, {0x0D80, 0x0DFF, "si"},
    {0x1200, 0x137F, "am"}, {0x1000, 0x109F, "my"}, {0x1780, 0x17FF, "km"}, {0x0E80, 0x0EFF, "lo"}, {0x0F00, 0x0FFF, "bo"}, {0x0600, 0x06FF, NULL},
    {0x0750, 0x077F, NULL}, {0x0400, 0x052F, NULL},
};
enum { SCRIPT_COUNT = sizeof scripts / sizeof *scripts };

static bool word_code(uint32_t c) {
  if (c < 0x80) return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || c == '\'';
  return c >= 0xC0 && !(c >= 0x2000 && c < 0x2C00) && !(c >= 0x3000 && c < 0x3040) && c != 0xD7 && c != 0xF7 && c != 0x60C && c != 0x61B && c != 0x61F;
}

/* Lower case for Latin, Greek and Cyrillic as far as the tables need it. */
static uint32_t lower(uint32_t c) {
  if ((c >= 'A' && c <= 'Z') || (c >= 0xC0 && c <= 0xDE) || (c >= 0x410 && c <= 0x42F)) return c + 32;
  if (c >= 0x400 && c <= 0x40F) return c + 80;
  if (c >= 0x100 && c <= 0x17F && c != 0x130 && c != 0x131 && !(c >= 0x138 && c <= 0x148) && c < 0x178) return c | 1;
  if (c == 0x218 || c == 0x21A) return c + 1;
  return c == 0x2019 ? '\'' : c;
}

typedef struct tally {
  uint32_t hits[LANGUAGE_COUNT], by_script[SCRIPT_COUNT], words, letters;
} tally;

static void count_word(tally *t, const char *word, size_t size) {
  char padded[36] = " ";
  if (size == 0) return;
  t->words++;
  if (size > LONGEST_WORD) return;
  memcpy(padded + 1, word, size);
  padded[size + 1] = ' ';
  for (int i = 0; i < LANGUAGE_COUNT; i++) t->hits[i] += tr_find(tr_span(languages[i].words), (truce_span){padded, size + 2}, 0) != SIZE_MAX;
}

static void count_all(truce_span text, tally *t) {
  char word[80];
  size_t size = 0;
  for (size_t at = 0; at < text.size;) {
    uint32_t c = tr_utf8_next(text, &at);
    if (c == 0x2019) c = '\'';
    if (!word_code(c)) {
      count_word(t, word, size);
      size = 0;
      continue;
    }
    t->letters++;
    for (int i = 0; c >= 0x370 && i < SCRIPT_COUNT; i++) t->by_script[i] += c >= scripts[i].first && c <= scripts[i].last;
    if (size < sizeof word - 4) size += tr_utf8_put(lower(c), word + size);
  }
  count_word(t, word, size);
}

static const char *by_script(const tally *t) {
  uint32_t japanese = t->by_script[0];
  for (int i = 0; i < SCRIPT_COUNT; i++) {
    if (!scripts[i].code || t->by_script[i] * 2 < t->letters) continue;
    return tr_equal_string(tr_span(scripts[i].code), "zh") && japanese * 20 > t->letters ? "ja" : scripts[i].code;
  }
  return japanese * 10 > t->letters ? "ja" : NULL;
}

truce_span tr_language_of(truce_span text, truce_span declared) {
  tally t = {0};
  if (text.size > READ_BYTES) text.size = READ_BYTES;
  count_all(text, &t);
  const char *code = t.letters ? by_script(&t) : NULL;
  if (code) return tr_span(code);
  int best = 0, second = -1;
  for (int i = 1; i < LANGUAGE_COUNT; i++)
    if (t.hits[i] > t.hits[best]) best = i;
  for (int i = 0; i < LANGUAGE_COUNT; i++)
    if (i != best && (second < 0 || t.hits[i] > t.hits[second])) second = i;
  bool enough = t.words >= LEAST_WORDS && t.hits[best] * 7 >= t.words && t.hits[best] >= 2, clear = t.hits[best] > t.hits[second];
  if (enough && clear) return tr_span(languages[best].code);
  for (int i = 0; i < LANGUAGE_COUNT; i++)
    if (declared.size >= 2 && tr_equal_fold((truce_span){declared.data, 2}, tr_span(languages[i].code)) && (t.hits[i] == t.hits[best] || t.words < 40))
      return tr_span(languages[i].code);
  return enough ? tr_span(languages[best].code) : TR_SPAN("und");
}
