#include "locale/locale.h"

/* Russian. Abbreviations of news: offices, places, measures, years and centuries, those of two
 * letters that are written with a space (т. е.); collected for this project from general knowledge
 * of the orthography, and compared with the exceptions of Unicode CLDR (common/segments/ru.xml).
 * Quote marks: CLDR's delimiters and others of print. */

/* clang-format off */
#define TITLE  LEDE_ABBREVIATION_TITLE
#define LINK   LEDE_ABBREVIATION_LINK
#define NUMBER LEDE_ABBREVIATION_NUMBER
#define WITHIN LEDE_ABBREVIATION_WITHIN
static const lede_abbreviation abbreviations[] = {
    {"абз", WITHIN}, {"авг", WITHIN}, {"акад", LINK}, {"апр", WITHIN}, {"б", WITHIN},
    {"бул", WITHIN}, {"в.и.о", LINK}, {"вкл", LINK}, {"врио", LINK}, {"г", WITHIN}, {"г-жа", LINK},
    {"г-н", LINK}, {"гг", WITHIN}, {"ген", LINK}, {"гл", NUMBER}, {"гр", LINK}, {"д", WITHIN},
    {"дек", WITHIN}, {"дер", WITHIN}, {"докт", WITHIN}, {"доц", LINK}, {"др", WITHIN},
    {"е", WITHIN}, {"ед", WITHIN}, {"ж.-д", WITHIN}, {"зам", LINK}, {"изд", WITHIN},
    {"илл", NUMBER}, {"им", WITHIN}, {"ин", WITHIN}, {"инж", LINK}, {"июл", WITHIN},
    {"июн", WITHIN}, {"к", WITHIN}, {"кв", NUMBER}, {"кн", WITHIN}, {"кол", WITHIN},
    {"коп", WITHIN}, {"корп", NUMBER}, {"крит", WITHIN}, {"куб", WITHIN}, {"культ", WITHIN},
    {"м", WITHIN}, {"мин", WITHIN}, {"мкр", WITHIN}, {"мл", LINK}, {"млн", WITHIN},
    {"млрд", WITHIN}, {"мн", WITHIN}, {"н.э", WITHIN}, {"наб", WITHIN}, {"напр", LINK},
    {"нач", LINK}, {"ноя", WITHIN}, {"нояб", WITHIN}, {"о", TITLE}, {"обл", WITHIN}, {"ок", LINK},
    {"окр", WITHIN}, {"окт", WITHIN}, {"отд", WITHIN}, {"п", NUMBER}, {"п.м", WITHIN},
    {"пер", WITHIN}, {"пл", WITHIN}, {"пом", LINK}, {"пос", WITHIN}, {"пп", NUMBER}, {"пр", WITHIN},
    {"прим", WITHIN}, {"просп", WITHIN}, {"проф", LINK}, {"р", WITHIN}, {"р-н", WITHIN},
    {"ред", WITHIN}, {"респ", WITHIN}, {"рис", NUMBER}, {"руб", WITHIN}, {"рук", WITHIN},
    {"с", NUMBER}, {"с.-х", WITHIN}, {"сб", WITHIN}, {"св", LINK}, {"сек", WITHIN},
    {"сек.д", WITHIN}, {"сен", WITHIN}, {"сент", WITHIN}, {"см", NUMBER}, {"сов", WITHIN},
    {"сокр", WITHIN}, {"соц", WITHIN}, {"ср", LINK}, {"ст", LINK}, {"стр", NUMBER}, {"т", LINK},
    {"т.д", WITHIN}, {"т.е", LINK}, {"т.к", LINK}, {"т.н", LINK}, {"т.о", LINK}, {"т.п", WITHIN},
    {"табл", NUMBER}, {"тел", NUMBER}, {"тов", LINK}, {"тр", WITHIN}, {"трлн", WITHIN},
    {"тт", WITHIN}, {"тыс", WITHIN}, {"ул", WITHIN}, {"упр", WITHIN}, {"ф", WITHIN},
    {"фам", WITHIN}, {"февр", WITHIN}, {"ч", NUMBER}, {"чел", WITHIN}, {"чл", LINK}, {"шт", WITHIN},
    {"э", WITHIN}, {"экз", WITHIN}, {"экон", WITHIN}, {"юж", WITHIN}, {"янв", WITHIN},
    {"№", NUMBER},
};

static const char *const starters[] = {
    "А", "Без", "Более", "Больше", "Будет", "Будут", "Бывший", "Был", "Была", "Были", "Было", "В",
    "Ведь", "Весь", "Во", "Возможно", "Вообще", "Вот", "Впервые", "Впрочем", "Все", "Всего", "Всем",
    "Всё", "Вчера", "Вы", "Где", "Да", "Даже", "Два", "Две", "Для", "До", "Его", "Едва", "Ее",
    "Если", "Есть", "Еще", "Ещё", "Её", "Же", "За", "Завтра", "Зато", "Здесь", "И", "Из", "Из-за",
    "Или", "Им", "Именно", "Иногда", "Итак", "Их", "К", "Каждый", "Как", "Какие", "Какой", "Ко",
    "Когда", "Кого", "Конечно", "Кроме", "Кстати", "Кто", "Куда", "Ли", "Лишь", "Между", "Меня",
    "Мне", "Многие", "Может", "Можно", "Мой", "Моя", "Мы", "На", "Над", "Надо", "Наш", "Наша",
    "Наши", "Не", "Некоторые", "Нельзя", "Несколько", "Несмотря", "Нет", "Ни", "Никто", "Ничего",
    "Но", "Ну", "Нужно", "О", "Об", "Оба", "Один", "Одна", "Однако", "Он", "Она", "Они", "Оно",
    "От", "Отметим", "Очень", "Перед", "По", "Под", "Пока", "Пора", "После", "Потом", "Потому",
    "Почему", "Почти", "Поэтому", "При", "Причем", "Причём", "Про", "Просто", "Пусть", "С", "Сам",
    "Сама", "Самый", "Свой", "Себя", "Сегодня", "Сейчас", "Сколько", "Слишком", "Сначала", "Снова",
    "Со", "Согласно", "Среди", "Так", "Такая", "Также", "Такие", "Такое", "Такой", "Там", "Те",
    "Тем", "Теперь", "То", "Тогда", "Тоже", "Только", "Три", "Тут", "Ты", "У", "Уже", "Хотя",
    "Чего", "Чем", "Через", "Что", "Чтобы", "Чуть", "Эта", "Эти", "Это", "Этого", "Этой", "Этом",
    "Этот", "Я",
};

static const char *const mail_headers[] = {
    "дата", "кому", "копия", "от", "тел", "телефон", "тема",
};

static const char *const mail_closings[] = {
    "благодарностью", "наилучшими", "пожеланиями", "с", "спасибо", "уважением",
};

static const lede_quote_pair quotes[] = {
    {"«", "»"}, {"\u201E", "\u201C"}, {"\u201C", "\u201D"}, {"\"", "\""}, {"\u2018", "\u2019"},
};
/* clang-format on */

const lede_locale lede_locale_ru = {
    .language = "ru",
    .abbreviations = abbreviations,
    .n_abbreviations = sizeof abbreviations / sizeof *abbreviations,
    .longest_abbreviation = sizeof "культ" - 1,
    .starters = starters,
    .n_starters = sizeof starters / sizeof *starters,
    .mail_headers = mail_headers,
    .n_mail_headers = sizeof mail_headers / sizeof *mail_headers,
    .mail_closings = mail_closings,
    .n_mail_closings = sizeof mail_closings / sizeof *mail_closings,
    .units = lede_locale_units,
    .n_units = LEDE_LOCALE_N_UNITS,
    .hyphens_join = true,
    .decimal_comma = true,
    .quotes = quotes,
    .n_quotes = sizeof quotes / sizeof *quotes,
};
