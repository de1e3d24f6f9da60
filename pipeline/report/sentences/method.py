"""What the page cannot say, and how what it says was found."""

from pipeline.report.pairs import Pair

TEXTS: dict[str, Pair] = {
    # Limits
    "limits": ("Data readiness and limits", "Готовность данных и пределы"),
    "know": ("We know", "Знаем"),
    "do_not_know": ("We do not know", "Не знаем"),
    "know_events": (
        "What happened from {first} to {last}: {events}, by kind:",
        "Что происходило с {first} по {last}: {events}, по видам:",
    ),
    "know_answers": (
        "What {share} of customers think: {answering} gave {answers}.",
        "Что думают {share} клиентов: {answering} дали {answers}.",
    ),
    "know_core": (
        "That {core} of customers are at the core of their segment, {assigned} were put in the nearest, {mixed} "
        "have no single reason.",
        "Что {core} клиентов в ядре своего сегмента, {assigned} отнесены к ближайшему, у {mixed} нет одной причины.",
    ),
    "unknown_silent": (
        "What the {share} of customers who never answered would say: theirs is an estimate.",
        "Что сказали бы {share} клиентов, которые не отвечали ни разу: у них только оценка.",
    ),
    "unknown_kinds": (
        "Anything of these, for the log has none: {kinds}.",
        "Ничего об этом, в журнале такого нет: {kinds}.",
    ),
    "unknown_causes": (
        "What would change if you act: associations are no causes.",
        "Что изменится, если действовать: связь ещё не причина.",
    ),
    "unknown_beaten": (
        "Whether the satisfaction model is the best choice: of the differences between the latest answers {rule} "
        "explains {r2_of_rule}, the model {r2}. Take its estimates with care.",
        "Лучший ли это способ оценивать удовлетворённость: {rule} объясняет {r2_of_rule} различий между последними "
        "ответами, модель - {r2}. Относитесь к её оценкам осторожно.",
    ),
    "unknown_structure": (
        "Whether there are groups with different reasons: none were found.",
        "Есть ли группы с разными причинами: их не нашлось.",
    ),
    "rows_say": (
        "Of {rows} read {taken} were taken, {duplicates} repeated another row, {left_out} were left out by request, "
        "{rejected} were refused{shares}.",
        "Прочитано: {rows}; взято: {taken}, повторов: {duplicates}, оставлено в стороне по указанию: {left_out}, "
        "отвергнуто: {rejected}{shares}.",
    ),
    "rows_table": ("Rows read and refused, by SELECT", "Прочитанные и отвергнутые строки по запросам"),
    "file": ("SELECT", "Запрос"),
    "rows": ("Rows", "Строк"),
    "taken": ("Taken", "Взято"),
    "duplicates": ("Repeated", "Повторов"),
    "left_out": ("Left out", "В стороне"),
    "rejected": ("Refused", "Отвергнуто"),
    "reasons": ("Why", "Почему"),
    "unreadable": ("Lines no reader could take: {lines}.", "Строк, которые не удалось прочесть: {lines}."),
    # Method
    "method": ("Method, in six sentences", "Метод в шести предложениях"),
    "method_1": (
        "Every event between customers and the company is put into one log; for each date only what was known by "
        "then is used.",
        "Все события между клиентами и компанией собраны в один журнал; на каждую дату используется только то, "
        "что тогда уже было известно.",
    ),
    "method_2": (
        "Answers on all scales are put on 0 to 100, and a model learns how they go with what happened to the "
        "customer before the question.",
        "Ответы по всем шкалам переведены в 0–100, и модель учится тому, как они связаны с событиями до вопроса.",
    ),
    "method_3": (
        "Each customer's estimate joins what the model expects with what they said themselves, and is split into "
        "themes, in points.",
        "Оценка клиента соединяет ожидание модели с его собственными ответами и раскладывается по темам, в пунктах.",
    ),
    "method_4": (
        "A segment is a satisfaction level with a reason in common; who fits none is said to have no single reason.",
        "Сегмент: уровень удовлетворённости и общая причина; кто не подходит ни к одной, остаётся без одной "
        "главной причины.",
    ),
    "method_5": (
        "A segment's satisfaction is the mean estimate of its members, its interval comes from how far real answers "
        "missed the estimates; NPS and its like come from real answers alone.",
        "Удовлетворённость сегмента: средняя оценка его клиентов, а интервал получен из того, насколько настоящие "
        "ответы с ней разошлись; NPS и подобные ему считаются только по настоящим ответам.",
    ),
    "method_6": (
        "The risk of leaving is learned at past dates and tested on later ones, beside simple rules.",
        "Риск ухода изучен на прошлых датах и проверен на более поздних рядом с простыми правилами.",
    ),
    "glossary": ("Glossary", "Словарь"),
}
