"""Phrases customers write with, by language and what they speak of: one phrase a line."""

Phrases = dict[str, tuple[str, ...]]


def lines(text: str) -> tuple[str, ...]:
    return tuple(text.strip("\n").splitlines())


OPENINGS: Phrases = {
    "ru bad": lines("""
Очень расстроен.
Больше здесь не закажу.
Ужасно.
Так нельзя.
Жаль потраченного времени.
Разочарование.
"""),
    "ru mixed": lines("""
В целом нормально.
Есть и плюсы, и минусы.
Сойдёт.
Средне.
Могло быть лучше.
"""),
    "ru good": lines("""
Всё отлично!
Очень доволен.
Рекомендую!
Спасибо магазину!
Супер.
Буду заказывать ещё.
"""),
    "en bad": lines("""
Very disappointed.
Never again.
Awful.
This is not acceptable.
A waste of time.
What a let-down.
"""),
    "en mixed": lines("""
All in all fine.
Some good, some bad.
It is okay.
Average.
Could be better.
"""),
    "en good": lines("""
Everything was great!
Very happy.
Highly recommended!
Thank you!
Superb.
I will order again.
"""),
}
"""By language and mood."""

PAINS: Phrases = {
    "ru late_delivery": lines("""
Посылку ждали на неделю дольше обещанного.
Доставка опоздала, курьер не предупредил.
Сроки доставки сорвали второй раз подряд.
Заказ завис на складе, дату переносили трижды.
Опять опоздание, подарок пришёл после праздника.
"""),
    "ru defects": lines("""
Товар пришёл сломанным.
Коробка мятая, внутри трещина.
Проработал один день и перестал включаться.
Брак: шов разошёлся сразу.
Прислали бракованную вещь, пришлось возвращать.
"""),
    "ru slow_support": lines("""
Поддержка отвечает неделями.
Вопрос так и не решили, обращение просто закрыли.
Оператор переключал с одного на другого.
В чате молчат, дозвониться невозможно.
Пять писем в поддержку, и ни одного ответа по делу.
"""),
    "ru site_errors": lines("""
Сайт выдаёт ошибку при оплате.
Приложение вылетает на корзине.
Страница заказа не открывается.
Три раза вводил адрес, и каждый раз ошибка.
Личный кабинет постоянно не работает.
"""),
    "ru price": lines("""
Цены выросли, а скидок больше нет.
У соседей то же самое дешевле.
Промокод не дали, заплатил полную цену.
Слишком дорого для такого качества.
Скидки только для новых, постоянным ничего.
"""),
    "en late_delivery": lines("""
The parcel came a week after the promised date.
Delivery was late and nobody warned me.
The date was moved three times.
Late again, the present missed the birthday.
My order was stuck in the warehouse for days.
"""),
    "en defects": lines("""
It arrived broken.
The box was crushed and the item cracked.
It stopped working after one day.
Faulty: the seam came apart at once.
I got a defective item and had to send it back.
"""),
    "en slow_support": lines("""
Support takes weeks to answer.
My ticket was closed without a solution.
I was passed from one agent to the next.
Nobody answers the chat or the phone.
Five e-mails to support and not one useful reply.
"""),
    "en site_errors": lines("""
The site shows an error when I pay.
The app crashes in the basket.
The order page does not load.
I typed my address three times and got an error each time.
My account page is down all the time.
"""),
    "en price": lines("""
Prices went up and the discounts are gone.
The same thing is cheaper elsewhere.
No coupon, I paid the full price.
Too expensive for this quality.
Discounts are only for newcomers.
"""),
}
"""By language and pain."""

JOYS: Phrases = {
    "ru": lines("""
Привезли раньше срока.
Качество превзошло ожидания.
В поддержке помогли за пять минут.
Удобное приложение, заказ в два нажатия.
Хорошая цена и приятная скидка.
Упаковано аккуратно.
Курьер вежливый, всё вовремя.
"""),
    "en": lines("""
It came earlier than promised.
Better quality than I expected.
Support helped me within minutes.
The app is easy, two taps and done.
Good price and a nice discount.
Carefully packed.
The courier was polite and on time.
"""),
}

QUESTIONS: Phrases = {
    "ru": lines("""
Как изменить адрес доставки?
Подскажите, есть ли гарантия?
Можно ли добавить товар в заказ?
Как подобрать размер?
"""),
    "en": lines("""
How do I change the delivery address?
Is there a warranty?
Can I add an item to my order?
Which size should I take?
"""),
}
"""What people ask support that nothing went wrong for."""

SIGNATURES: Phrases = {
    "ru": lines("""
 Меня зовут {name}, телефон {phone}.
 {name}, почта {mail}
 Перезвоните: {phone}.
"""),
    "en": lines("""
 My name is {name}, phone {phone}.
 {name}, {mail}
 Call me back: {phone}.
"""),
}
"""With what people should not write: every person, number and address is invented."""

NAMES: Phrases = {
    "ru": lines("""
Иван Петров
Анна Смирнова
Ольга Кузнецова
Дмитрий Соколов
Мария Попова
"""),
    "en": lines("""
John Miller
Emma Clark
Olga Brown
Peter Hill
Mary Wood
"""),
}
