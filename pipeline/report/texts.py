"""Every sentence of the report page, once as (English, Russian)."""

from pipeline.report.plurals import Forms
from pipeline.report.wording import NBSP, Words, saying

Pair = tuple[str, str]

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
    # Segments
    "segments": ("Segments, worst first", "Сегменты, начиная с худшего"),
    "segments_say": (
        "Of {count} segments, “{worst}” is the least satisfied ({low}), “{best}” the most ({high}); the biggest, "
        "“{biggest}”, holds {share} of customers.",
        "Сегментов: {count}. Менее всех доволен «{worst}» ({low}), более всех «{best}» ({high}); в самом большом, "
        "«{biggest}», {share} клиентов.",
    ),
    "segments_say_index": (
        "Of {count} segments, “{worst}” is lowest on the index ({low}), “{best}” highest ({high}); the biggest, "
        "“{biggest}”, holds {share} of customers.",
        "Сегментов: {count}. Ниже всех по индексу «{worst}» ({low}), выше всех «{best}» ({high}); в самом большом, "
        "«{biggest}», {share} клиентов.",
    ),
    "one_segment": (
        "All customers are in one segment, “{worst}” ({low}).",
        "Все клиенты в одном сегменте: «{worst}» ({low}).",
    ),
    "no_structure": (
        "No groups with a reason of their own were found: the segments are the satisfaction levels only.",
        "Групп с собственной причиной не нашлось: сегменты здесь просто уровни удовлетворённости.",
    ),
    "dots_read": (
        "Dot: mean estimate, its area the number of customers. Line: 95% interval, drawn where enough customers "
        "answered.",
        "Точка: средняя оценка, её площадь: число клиентов. Линия: 95%-й интервал там, где ответивших достаточно.",
    ),
    "map_say": (
        "Most leavers are to be expected from “{segment}”: {customers}, satisfaction {satisfaction}, {risk} may leave.",
        "Больше всего уходов стоит ждать из сегмента «{segment}»: {customers}, удовлетворённость {satisfaction}, "
        "могут уйти {risk}.",
    ),
    "map_read": (
        "Across: satisfaction, 0–100. Upwards: share that may leave, estimated. Circle: a segment by its number, its "
        "area the number of customers. Upper left is where most is to be mended.",
        "По горизонтали: удовлетворённость, 0–100. По вертикали: доля тех, кто может уйти, оценка. Круг: сегмент с его "
        "номером, площадь: число клиентов. Вверху слева исправлять нужнее всего.",
    ),
    "segments_table": (
        "Segments in figures; press a heading to sort",
        "Сегменты в числах; нажмите на заголовок, чтобы упорядочить",
    ),
    "filter": ("Show only rows with", "Показать только строки, где есть"),
    "filtered": ("{shown} of {all} rows", "строк: {shown} из {all}"),
    "number": ("No.", "№"),
    "segment": ("Segment", "Сегмент"),
    "size": ("Customers", "Клиенты"),
    "satisfaction": ("Satisfaction, 0–100", "Удовлетворённость, 0–100"),
    "index": ("Index of experience, 0–100", "Индекс опыта, 0–100"),
    "estimate": ("estimated", "оценка"),
    "churn_rate": ("Left, last known", "Ушли, последний факт"),
    **{
        f"{how}_norm": (f"in {{days}}, {english} the norm of {{norm}}", f"за {{days}}, {russian} ({{norm}})")
        for how, english, russian in (
            ("above", "above", "выше нормы"),
            ("below", "below", "ниже нормы"),
            ("about", "no clear difference from", "без явного отличия от нормы"),
        )
    },
    "churn_norm_note": (
        "Left: of members active at the last date whose outcome is known. The norm is 5% a month unless set "
        "otherwise, over the same days.",
        "Ушли: из активных на последнюю дату с известным исходом. Норма: 5 % в месяц, если не задано "
        "иначе, за те же дни.",
    ),
    "versus_note": (
        "▲ and ▼: answers are higher or lower than those of all other customers, beyond chance (corrected for looking "
        "at many segments, false discovery rate 5% unless set otherwise).",
        "▲ и ▼: ответы выше или ниже, чем у всех остальных клиентов, и это не случайность (с поправкой на то, что "
        "сравнивается много сегментов; доля ложных находок 5 %, если не задано иначе).",
    ),
    "revenue_note": ("net of refunds", "за вычетом возвратов"),
    "value_at_risk_note": ("in a year, estimated", "за год, оценка"),
    "churn_probability": ("May leave", "Могут уйти"),
    "churn_probability_note": ("mean, estimated", "среднее, оценка"),
    "revenue": ("Revenue, 365 days", "Выручка за 365 дней"),
    "value_at_risk": ("Value at risk", "Под угрозой"),
    "rule": ("How to recognise them", "Как их узнать"),
    "no_rule": ("No short rule describes them.", "Короткого правила для них нет."),
    "pains": ("Pains", "Боли"),
    "strengths": ("Strengths", "Сильные стороны"),
    "apart": ("What sets them apart", "Чем отличаются"),
    "apart_beside": ("Also, though not used to build the segments", "А ещё, хотя сегменты строились не по этому"),
    "apart_by_median": ("{what}: {own} (others {others})", "{what}: {own} (у остальных {others})"),
    "apart_by_mean": ("{what}: {own} on average (others {others})", "{what}: в среднем {own} (у остальных {others})"),
    "apart_note": (
        "Apart: differences from all other customers of a fifth of a standard deviation or more, the value of the "
        "middle customer or the average of all who have one.",
        "Отличия: от всех остальных клиентов, не меньше пятой доли стандартного отклонения; значение у среднего по "
        "порядку клиента или среднее по всем, у кого оно есть.",
    ),
    "risks": ("What their risk of leaving goes with", "С чем связан риск их ухода"),
    "risk_of_segment": (
        "{what}: {own} points of risk (all customers {among_all})",
        "{what}: {own}\N{NO-BREAK SPACE}п. риска (у всех клиентов {among_all})",
    ),
    "risks_note": (
        "Risk: the mean over customers who may be lost, in percentage points; themes a point or more apart from all.",
        "Риск: среднее по клиентам, которых можно потерять, в процентных пунктах; темы, где разница со всеми не меньше "
        "одного пункта.",
    ),
    "membership_shares": (
        "{core} of customers lie at the core of a segment, {assigned} were assigned to one by the reason that moves "
        "them most, {mixed} have no single reason and are told apart by their level only.",
        "В ядре своего сегмента {core} клиентов; ещё {assigned} отнесены к сегменту по самой сильной причине; "
        "у {mixed} одной главной причины нет: их сегмент говорит только об уровне удовлетворённости.",
    ),
    "no_pains": ("none of half a point or more", "нет сильнее половины пункта"),
    "action": ("What to do", "Что делать"),
    "answers": ("Their answers", "Их ответы"),
    "points_note": (
        "Points: what it goes with in the estimate, against the average customer.",
        "Пункты: с каким сдвигом оценки это связано по сравнению со средним клиентом.",
    ),
    # Moves
    "moves": ("Moves between segments", "Переходы между сегментами"),
    "moves_say": (
        "Since {day}, {moved} of {customers} changed their segment ({share}). The most common move: from "
        "“{from_}” to “{to}” ({times}).",
        "С {day} сменили сегмент {moved} из {customers} ({share}). Самый частый переход: из «{from_}» в «{to}» "
        "({times}).",
    ),
    "nobody_moved": (
        "Since {day}, nobody of {customers} changed their segment.",
        "С {day} никто из {customers} не сменил сегмент.",
    ),
    "remodelled_say": (
        "The model has changed, too: as of {day} it places {moved} of {customers} otherwise than the last run did "
        "({share}), though they stayed as they were; most of them in “{to}” instead of “{from_}” ({times}). These are "
        "not in the table.",
        "Изменилась и модель: на {day} она относит {moved} из {customers} не туда, куда прошлый запуск ({share}), хотя "
        "сами клиенты не менялись; чаще всего в «{to}» вместо «{from_}» ({times}). В таблице ниже их нет.",
    ),
    "nobody_remodelled": (
        "The model places all {customers} as the last run did as of {day}.",
        "Модель относит всех ({customers}) туда же, куда и прошлый запуск на {day}.",
    ),
    "born": (
        "New segment: “{segment}”, its customers mostly from {others}.",
        "Новый сегмент «{segment}», его клиенты в основном из {others}.",
    ),
    "born_alone": ("New segment: “{segment}”.", "Новый сегмент «{segment}»."),
    "died": (
        "Segment “{segment}” is no more; its customers are mostly in {others}.",
        "Сегмента «{segment}» больше нет; его клиенты в основном в {others}.",
    ),
    "died_alone": (
        "Segment “{segment}” is no more; its customers are spread over the others.",
        "Сегмента «{segment}» больше нет; его клиенты распределились по остальным.",
    ),
    "split": (
        "Segment “{segment}” of the last run fell apart into {others}.",
        "Сегмент «{segment}» прошлого запуска распался: {others}.",
    ),
    "merged": (
        "Segment “{segment}” took in most customers of {others}.",
        "Сегмент «{segment}» вобрал в себя большинство клиентов из {others}.",
    ),
    "moves_read": (
        "Rows: the segment then; columns: the segment now, by number. The darker, the larger the part of the row; the "
        "diagonal stayed. One model places both dates, so that a move is the customer's, not the model's.",
        "Строки: сегмент тогда; столбцы: сегмент сейчас, по номеру. Чем темнее, тем больше доля строки; на диагонали "
        "те, кто остался. Обе даты размечает одна модель, поэтому переход сделал клиент, а не модель.",
    ),
    "moves_table": (
        "Customers by segment then (rows) and now (columns)",
        "Клиенты по сегменту тогда (строки) и сейчас (столбцы)",
    ),
    "then": ("Then", "Тогда"),
    "all_then": ("All", "Все"),
    # Why
    "why": ("What satisfaction and leaving go with", "С чем связаны удовлетворённость и уход"),
    "why_note": (
        "Associated with, not proven to cause: only an experiment can show that.",
        "Это связь, а не доказанная причина: причину покажет только эксперимент.",
    ),
    "why_satisfaction": ("Satisfaction", "Удовлетворённость"),
    "why_satisfaction_say": (
        "Satisfaction goes most with {first}: it moves the average customer's estimate by {points} points, up or down.",
        "Сильнее всего с удовлетворённостью связано: {first}. Оценку среднего клиента это сдвигает на {points} "
        "п. вверх или вниз.",
    ),
    "why_index_say": (
        "By how the index is built, {first} tells customers apart most: {points} points for the average customer.",
        "По построению индекса сильнее всего различает клиентов: {first}, {points} п. у среднего клиента.",
    ),
    "why_nothing": (
        "Nothing in the log tells customers' satisfaction apart.",
        "Ничто в журнале не различает удовлетворённость клиентов.",
    ),
    "why_churn": ("Leaving", "Уход"),
    "why_churn_say": (
        "Leaving goes most with {first}: {share} of all that moves the estimated risk.",
        "Сильнее всего с уходом связано: {first}. Это {share} всего, что сдвигает оценку риска.",
    ),
    # Churn
    "churn": ("Leaving, and how well it is foreseen", "Уход и насколько хорошо он предвиден"),
    "risk_say": (
        "For {share} of customers {first} goes with an estimated risk higher by {points} points or more. Each dot is "
        "one of {customers}, evenly drawn from all: to the right of the line the theme goes with a higher risk, to the "
        "left with a lower one.",
        "У {share} клиентов оценка риска выше на {points}\N{NO-BREAK SPACE}п. и больше в связи с темой «{first}». "
        "Точка: один клиент; равномерно из всех взяты {customers}. Справа от черты тема связана с более высоким "
        "риском, слева с более низким.",
    ),
    "risk_read": (
        "At the end of each row: the share of customers for whom it is {points} points or more.",
        "В конце строки: доля клиентов, у которых это {points}\N{NO-BREAK SPACE}п. и больше.",
    ),
    "churn_grade_A": (
        "Grade A: the model tells leavers apart clearly better than any simple rule, and its probabilities mean what "
        "they say. Campaigns and budgets can be planned on them.",
        "Оценка A: модель находит уходящих заметно лучше любого простого правила, а её вероятностям можно верить "
        "буквально. На них можно планировать кампании и бюджеты.",
    ),
    "churn_grade_B": (
        "Grade B: the list puts leavers first clearly better than chance. Take it to choose whom to contact; "
        "take the probabilities as an order, not as exact shares.",
        "Оценка B: список находит уходящих заметно лучше случайного выбора. По нему можно решать, с кем связаться; "
        "вероятности говорят о порядке, а не о точных долях.",
    ),
    "churn_grade_C": (
        "Grade C: nothing here was shown to tell leavers apart better than chance. Do not spend a budget by this list.",
        "Оценка C: не показано, что уходящих здесь находят лучше, чем наугад. Не тратьте бюджет по этому списку.",
    ),
    "churn_gain": (
        "Over the best simple rule it gains {gain} of average precision; with other customers it could have been "
        "{low} to {high}.",
        "Выигрыш у лучшего простого правила: {gain} средней точности; на других клиентах он мог быть "
        "от {low} до {high}.",
    ),
    "churn_tested": (
        "Tested as of {day} on {customers} whose outcome the model had not seen; {share} of them left. "
        "It had learned from earlier dates only.",
        "Проверка на {day}: {customers}, исхода которых модель не видела; ушли {share}. "
        "Училась она только на более ранних датах.",
    ),
    "churn_lift": (
        "Among the tenth it ranked highest, {times} times as many left as on average; the best simple rule "
        "reached {rule_times}.",
        "В верхней десятой части её списка ушедших было в {times} раза больше, чем в среднем; у лучшего простого "
        "правила в {rule_times}.",
    ),
    "churn_better": (
        "It ranks leavers better than every simple rule: average precision {own} against {rule}.",
        "Она упорядочивает уходящих лучше всех простых правил: средняя точность {own} против {rule}.",
    ),
    "churn_no_better": (
        "It does not rank leavers better than the best simple rule: average precision {own} against {rule}.",
        "Лучшего простого правила она не превосходит: средняя точность {own} против {rule}.",
    ),
    "rule_used": (
        "A gain that chance could bring is no reason for a model: the probabilities are those of the rule “{rule}”.",
        "Выигрыш в пределах случайности не повод для модели: вероятности здесь даёт правило «{rule}».",
    ),
    "churn_calibrated": (
        "Its probabilities miss by {own} (Brier score), against {constant} when everybody is given the average; "
        "lower is better.",
        "Ошибка вероятностей {own} (оценка Брайера) против {constant}, если всем дать среднее; чем меньше, тем лучше.",
    ),
    "churn_table": (
        "The model and the simple rules on the same later customers",
        "Модель и простые правила на одних и тех же клиентах",
    ),
    "ranker": ("Ranked by", "Кто упорядочивает"),
    "own": ("Our model", "Наша модель"),
    "rfm_logistic": ("Recency, frequency and money", "Давность, частота и деньги"),
    "bg_nbd": ("Purchases to be expected (BG/NBD)", "Ожидаемые покупки (BG/NBD)"),
    "recency_rule": ("Days since the last purchase", "Дни с последней покупки"),
    "constant": ("Chance", "Случайность"),
    "average_precision": ("Average precision", "Средняя точность"),
    "roc_auc": ("ROC AUC", "ROC AUC"),
    "lift_at_tenth": ("Leavers in the top tenth, times the average", "Ушедших в верхней десятой, раз к среднему"),
    "brier_score": ("Brier score (lower is better)", "Оценка Брайера (меньше лучше)"),
    "expected_maximum_profit": ("Profit of the best list, per customer", "Прибыль лучшего списка на клиента"),
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
"""By key; a gap in braces has the same name in both languages."""

GLOSSARY: tuple[tuple[Pair, Pair], ...] = (
    (
        ("Satisfaction, 0–100", "Удовлетворённость, 0–100"),
        (
            "All marks on one scale by what they mean: below 50 dissatisfied, from 75 satisfied unless set otherwise. "
            "One point is a hundredth of it.",
            "Все оценки на одной шкале по их смыслу: ниже 50 недовольны, от 75 довольны, если не задано иначе. Пункт: "
            "сотая доля шкалы.",
        ),
    ),
    (
        ("Theme", "Тема"),
        (
            "A subject of the customer's experience, such as delivery; in lists it stands as a pain or as a strength.",
            "Предмет опыта клиента, например доставка; в списках она названа как боль или как сильная сторона.",
        ),
    ),
    (
        ("Tone", "Тон"),
        (
            "How a text sounds, from −1 (angry) to 1 (delighted): an estimate, learned from texts with a mark.",
            "Как звучит текст, от −1 (гнев) до 1 (восторг): оценка модели, которая училась на текстах с оценкой.",
        ),
    ),
    (
        ("NPS", "NPS"),
        (
            "Would you recommend us, 0–10: percentage of 9–10 less percentage of 0–6, from −100 to +100.",
            "Порекомендуете ли нас, 0–10: процент ответов 9–10 минус процент 0–6, от −100 до +100.",
        ),
    ),
    (
        ("CSAT", "CSAT"),
        (
            "Were you satisfied, 1–5 or 1–10: percentage of answers from 4 (of 5) or 8 (of 10) up, unless set "
            "otherwise; CSI: percentage of fives.",
            "Довольны ли вы, 1–5 или 1–10: процент ответов от 4 (из 5) или от 8 (из 10), если не задано иначе; "
            "CSI: процент пятёрок.",
        ),
    ),
    (
        ("CES", "CES"),
        (
            "Was it easy, 1–5 or 1–7: percentage of answers from 4 (of 5) or 5 (of 7) up, unless set "
            "otherwise; more is easier.",
            "Было ли легко, 1–5 или 1–7: процент ответов от 4 (из 5) или от 5 (из 7), если не задано иначе; чем "
            "больше, тем легче.",
        ),
    ),
    (
        ("CLI", "CLI"),
        (
            "Loyalty index, 0–10: mean of the answers.",
            "Индекс лояльности, 0–10: среднее ответов.",
        ),
    ),
    (("Stars", "Звёзды"), ("Mean of public reviews, 1–5.", "Среднее публичных отзывов, 1–5.")),
    (
        ("95% interval", "95%-й интервал"),
        (
            "Where the true figure lies, as far as chance among answers goes: right 19 times of 20.",
            "Где лежит истинное значение, если дело только в случайности ответов: верно в 19 случаях из 20.",
        ),
    ),
    (
        ("Core, assigned, mixed", "Ядро, отнесённые, смешанные"),
        (
            "Core: clearly of the segment. Assigned: nearest to it. Mixed: several reasons, none stands out.",
            "Ядро: явно из сегмента. Отнесённые: ближе всего к нему. Смешанные: причин несколько, главной нет.",
        ),
    ),
    (
        ("Value at risk", "Под угрозой"),
        (
            "What a customer is expected to spend in a year, times the probability that they leave.",
            "Ожидаемые траты клиента за год, умноженные на вероятность ухода.",
        ),
    ),
    (
        ("Average precision", "Средняя точность"),
        (
            "How well a list puts leavers first: 1 is perfect, chance gives the share of leavers.",
            "Насколько уходящие стоят в начале списка: 1 идеально, случайный список даёт долю ушедших.",
        ),
    ),
    (
        ("Profit of the best list", "Прибыль лучшего списка"),
        (
            "What an offer to the likeliest leavers earns per customer, under the costs in churn.campaign; until the "
            "company gives its own, they are those of the paper and good only to compare by.",
            "Сколько на клиента приносит предложение тем, кто вероятнее всего уйдёт, при затратах из churn.campaign; "
            "пока компания не задала свои, они взяты из статьи и годятся только для сравнения.",
        ),
    ),
)

METRICS: dict[str, Pair] = {
    "nps": ("NPS", "NPS"),
    "csat": ("CSAT", "CSAT"),
    "csi": ("CSI, fives only", "CSI, только пятёрки"),
    "ces": ("CES", "CES"),
    "cli": ("CLI", "CLI"),
    "stars": ("Stars", "Звёзды"),
}

SIMPLER: dict[str, Pair] = {
    "the_mean": ("the mean alone", "одно лишь среднее"),
    "one_rule": ("a single column", "один-единственный признак"),
    "ordinal_logistic": ("an ordinal logistic regression", "порядковая логистическая регрессия"),
}
"""What may expect later answers better than the satisfaction model does."""

KINDS: dict[str, Pair] = {
    "visit": ("visits", "визиты"),
    "purchase": ("purchases", "покупки"),
    "delivery": ("deliveries", "доставки"),
    "return": ("returns", "возвраты"),
    "contact": ("contacts with support", "обращения в поддержку"),
    "survey": ("survey answers", "ответы на опросы"),
    "review": ("reviews", "отзывы"),
    "campaign": ("discounts and offers", "скидки и предложения"),
    "usage": ("use of a service", "использование услуг"),
    "cancellation": ("ended contracts", "расторжения"),
    "other": ("other events", "прочие события"),
}

WITHOUT_UNIT: Pair = ("time as a number without its unit", "время числом без единицы")
AMBIGUOUS: Pair = ("date that can be read in two ways", "дата, которую можно прочесть двояко")

REJECTED: dict[str, Pair] = {
    "no_customer": ("no customer", "нет клиента"),
    "no_time": ("no time", "нет времени"),
    "time_range": ("impossible time", "невозможное время"),
    "future_time": ("time in the future", "время в будущем"),
    "score_range": ("score off its scale", "оценка вне шкалы"),
    "amount_range": ("impossible amount", "невозможная сумма"),
    "amount_sign": ("amount of the wrong sign", "сумма с неверным знаком"),
    "not_finite": ("no finite number", "не конечное число"),
    **{f"{time}_without_unit": WITHOUT_UNIT for time in ("occurred_at", "recorded_at", "promised_at")},
    **{f"{time}_ambiguous": AMBIGUOUS for time in ("occurred_at", "recorded_at", "promised_at")},
    "unknown_kind": ("unknown kind", "неизвестный вид"),
    "unknown_metric": ("unknown metric", "неизвестный показатель"),
}
UNREADABLE_VALUE: Pair = ("value not readable", "значение не читается")

NOUNS: dict[str, tuple[tuple[str, str], tuple[str, str, str]]] = {
    "customers": (("customer", "customers"), ("клиент", "клиента", "клиентов")),
    "answers": (("answer", "answers"), ("оценка", "оценки", "оценок")),
    "events": (("event", "events"), ("событие", "события", "событий")),
    "texts": (("text", "texts"), ("текст", "текста", "текстов")),
    "rows": (("row", "rows"), ("строка", "строки", "строк")),
    "lines": (("line", "lines"), ("строка", "строки", "строк")),
    "days": (("day", "days"), ("день", "дня", "дней")),
    "alerts": (("alert", "alerts"), ("сигнал", "сигнала", "сигналов")),
}
"""One and many in English; one, two and five in Russian."""

say = saying(TEXTS)


def counted(words: Words, number: int, noun: str) -> str:
    """The number with its noun in the form it asks for: 1 customer, 2 customers; 1 клиент, 2 клиента, 5 клиентов."""
    return f"{words.number(number)}{NBSP}{Forms(*NOUNS[noun]).after(number, words.language)}"
