"""The frame of the page and what stands first on it."""

from pipeline.report.pairs import Pair

TEXTS: dict[str, Pair] = {
    # The frame
    "title": ("How satisfied our customers are", "Насколько довольны наши клиенты"),
    "of": ("Source {source}, as of {day}", "Источник {source}, на {day}"),
    "seen": (
        "{customers} and {events} since {first}",
        "{customers} и {events} с {first}",
    ),
    "skip": ("Skip to the report", "Перейти к отчёту"),
    "contents": ("Contents", "Содержание"),
    "table": ("Table: {file}", "Таблица: {file}"),
    "links": (
        "Links to tables work where this page lies beside them, in the folder data/report.",
        "Ссылки на таблицы работают там, где страница лежит рядом с ними: в папке data/report.",
    ),
    "n": ("n\N{NO-BREAK SPACE}=\N{NO-BREAK SPACE}{n}", "n\N{NO-BREAK SPACE}=\N{NO-BREAK SPACE}{n}"),
    "unknown": ("not known", "неизвестно"),
    # First screen
    "at_a_glance": ("At a glance", "Главное"),
    "of_100": ("of 100", "из 100"),
    "mean_level": ("Satisfaction of all customers, estimated", "Удовлетворённость всех клиентов, оценка"),
    "index_head": ("Experience of all customers, by an index", "Опыт всех клиентов, по индексу"),
    "index_level": (
        "of customers have an experience in the lowest band of the index",
        "клиентов получили опыт из нижней полосы индекса",
    ),
    "mean_interval": (
        "The mean of all lies between {low} and {high} (95% interval).",
        "Среднее по всем лежит между {low} и {high} (95%-й интервал).",
    ),
    "no_interval": (
        "No interval: at least one segment has fewer than {few} customers who answered.",
        "Интервала нет: хотя бы в одном сегменте ответили меньше {few} клиентов.",
    ),
    "levels": (
        "{satisfied} of customers are satisfied, {neutral} neutral, {dissatisfied} dissatisfied.",
        "Довольны {satisfied} клиентов, нейтральны {neutral}, недовольны {dissatisfied}.",
    ),
    "levels_of_index": (
        "By the index {satisfied} of customers are in the highest band, {neutral} in the middle, {dissatisfied} "
        "in the lowest.",
        "По индексу {satisfied} клиентов в верхней полосе, {neutral} в средней, {dissatisfied} в нижней.",
    ),
    "how_sure": ("How sure are we?", "Насколько это точно?"),
    "sure_model": (
        "{answering} gave {answers} that could be learned from; all others are estimated from what happened to them.",
        "Модель училась на том, что сказали сами клиенты: {answers}, их дали {answering}; остальные оценены по тому, "
        "что с ними происходило.",
    ),
    "sure_hidden": (
        "On {hidden} later answers hidden from the model it explained {r2} of the differences and missed by "
        "{error} points on average; always saying the mean would have missed by {error_of_the_mean}.",
        "На {hidden} более поздних оценках, скрытых от модели, она объяснила {r2} различий и ошиблась в среднем на "
        "{error} п.; если всегда называть среднее, ошибка была бы {error_of_the_mean} п.",
    ),
    "sure_index": (
        "With {answers} there is too little to learn from. What stands here is an index of experience: "
        "it ranks customers by what happened to them. These are no measured satisfactions.",
        "Оценок слишком мало, чтобы на них учиться ({answers}). Здесь показан индекс опыта: он упорядочивает клиентов "
        "по тому, что с ними происходило. Это не измеренная удовлетворённость.",
    ),
    "sure_mean": (
        "{answers} of {answering} do not follow from what the log holds. Everybody is given the mean of the answers, "
        "moved by what they said themselves; silent customers are not told apart. These are no measured satisfactions.",
        "Оценки ({answers}, их дали {answering}) не связаны с тем, что есть в журнале. Всем приписано среднее оценок, "
        "сдвинутое собственными ответами; молчащие клиенты не различаются. Это не измеренная удовлетворённость.",
    ),
    "leaving": ("Who may leave", "Кто может уйти"),
    "expected_to_leave": (
        "of {active} active customers are expected to leave",
        "из {active} активных клиентов, по оценке, уйдут",
    ),
    "within_days": ("in the next {days}", "в ближайшие {days}"),
    "high_risk": ("At high risk: {high}; at medium risk: {medium}.", "Высокий риск: {high}; средний: {medium}."),
    "at_risk": (
        "At stake: {value_at_risk}, what they would spend in a year if they stayed, each times the risk that they "
        "leave. Active customers are expected to spend {expected} in a year, that chance included.",
        "Под угрозой {value_at_risk}: столько они потратили бы за год, если бы остались, с учётом вероятности ухода "
        "каждого. Ожидаемые траты активных клиентов за год с учётом возможного ухода: {expected}.",
    ),
    "not_learned": (
        "Leaving cannot be predicted from this log, so nobody is given a probability.",
        "По этому журналу уход предсказать нельзя, поэтому вероятностей нет ни у кого.",
    ),
    "one_time_buyers": (
        "Only {repeat_share} of customers bought or used the service on more than one day: silence is the rule here, "
        "not a sign.",
        "Лишь {repeat_share} клиентов покупали или пользовались услугой больше чем в один день: молчание здесь "
        "правило, а не знак.",
    ),
    "log_too_short": (
        "The log is too short: there must be a date with a known outcome to learn from, and a later one to judge at.",
        "Журнал слишком короткий: нужна дата с известным исходом, чтобы учиться, и более поздняя, чтобы проверить.",
    ),
    "too_few_outcomes": (
        "Of {outcomes} known outcomes {outcomes_left} were leaving: one kind is too rare to learn from.",
        "Из известных исходов ({outcomes}) уходов {outcomes_left}: один из видов слишком редок, чтобы учиться.",
    ),
    "changed": ("What changed", "Что изменилось"),
    "since": ("since {day}", "с {day}"),
    "rose": ("rose by a level or more", "поднялись на уровень и выше"),
    "fell": ("fell by a level or more", "опустились на уровень и ниже"),
    "kept": ("stayed at their level", "остались на своём уровне"),
    "of_both": ("Of {customers} known at both dates.", "Из тех, кто известен на обе даты: {customers}."),
    "no_past": ("There is no earlier date to compare with.", "Нет более ранней даты для сравнения."),
    "to_do": ("Three things to do first", "С чего начать: три дела"),
    "to_do_by_money": ("Ordered by the money at risk.", "По сумме под угрозой."),
    "to_do_by_customers": ("Ordered by the number of customers.", "По числу клиентов."),
    "nothing_to_do": (
        "No segment below satisfied shows a pain to mend.",
        "Ни в одном сегменте ниже довольных нет явной боли.",
    ),
    "concerns": ("Concerns {customers} ({share})", "Касается: {customers} ({share})"),
    "money_at_risk": ("{money} at risk", "под угрозой {money}"),
    "pain_is": ("Pain: {pains}", "Боль: {pains}"),
    "said": ("What customers said themselves", "Что сказали сами клиенты"),
    "said_note": (
        "What customers said: real answers of the last {days} days, each customer's latest one, with 95% intervals. "
        "No estimate of a model is among them.",
        "Что сказали клиенты: настоящие ответы за последние {days} дней, от каждого последний, с 95%-ми интервалами. "
        "Оценок модели здесь нет.",
    ),
    "if_all": ("If all had answered: estimated", "Если бы ответили все: оценка"),
    "if_all_note": (
        "If all had answered: no survey result, but the answers given together with what the silent, by what they "
        "lived through, would have said; with 95% intervals.",
        "Если бы ответили все: это не результат опроса, а данные ответы вместе с тем, что сказали бы молчащие, судя "
        "по их опыту; с 95%-ми интервалами.",
    ),
    "nobody_said": (
        "Nobody was asked, or nobody answered, in the last {days} days.",
        "За последние {days} дней никого не спрашивали или никто не ответил.",
    ),
    # Figures of answers
    "few_answers": ("too few answers", "мало ответов"),
    "no_answers": ("no answers", "нет ответов"),
    "too_few_for_one": ("interval only", "только интервал"),
}
