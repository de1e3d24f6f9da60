"""What is said of customers who moved between segments."""

from pipeline.report.pairs import Pair

TEXTS: dict[str, Pair] = {
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
        "diagonal stayed. One model places both dates, so that a move is the customer's, not the model's. A dash is "
        "fewer than {fewest} customers, or the next fewest where these alone could be reckoned from the total.",
        "Строки: сегмент тогда; столбцы: сегмент сейчас, по номеру. Чем темнее, тем больше доля строки; на диагонали "
        "те, кто остался. Обе даты размечает одна модель, поэтому переход сделал клиент, а не модель. Прочерк: меньше "
        "{fewest} клиентов, и следующее по величине число, если по сумме можно было бы вычислить одно это.",
    ),
    "moves_table": (
        "Customers by segment then (rows) and now (columns)",
        "Клиенты по сегменту тогда (строки) и сейчас (столбцы)",
    ),
    "too_few": ("too few to be told", "слишком мало, чтобы назвать"),
    "then": ("Then", "Тогда"),
    "all_then": ("All", "Все"),
}
