"""What is lent to one test after another is each time as it was made."""

from worlds import MOST, items_now, items_of, put_back


def of_test(number):
    return {"pk": {"S": "TEST"}, "sk": {"S": f"TEST#{number}"}}


def test_a_test_finds_nothing_of_the_one_before_it(on_dynoxide, worlds):
    with worlds.lent(on_dynoxide) as tables:
        made = items_of(on_dynoxide, tables)
        changed, removed, *_ = made[tables.dossiers]
        key = {name: removed[name] for name in ("pk", "sk")}
        on_dynoxide.put_item(TableName=tables.dossiers, Item=changed | {"other": {"S": "thing"}})
        on_dynoxide.delete_item(TableName=tables.dossiers, Key=key)
        for table in (tables.dossiers, tables.audit):
            for number in range(30):
                on_dynoxide.put_item(TableName=table, Item=of_test(number))

    with worlds.lent(on_dynoxide) as again:
        assert again == tables
        found = items_of(on_dynoxide, again)
    assert {table: _in_order(items) for table, items in found.items()} == {
        table: _in_order(items) for table, items in made.items()
    }


def test_two_at_a_time_are_not_the_same_and_what_holds_much_is_left(on_dynoxide, worlds):
    with worlds.lent(on_dynoxide) as one, worlds.lent(on_dynoxide) as other:
        assert not {one.dossiers, one.audit} & {other.dossiers, other.audit}
        for number in range(MOST + 1):
            on_dynoxide.put_item(TableName=one.audit, Item=of_test(number))

    left = on_dynoxide.list_tables()["TableNames"]
    assert {one.dossiers, one.audit} & {*left} == set()
    with worlds.lent(on_dynoxide) as again:
        assert again == other


def test_what_was_read_is_read_again_once_something_was_written(on_dynoxide, worlds):
    with worlds.lent(on_dynoxide) as tables, worlds.lent(on_dynoxide) as other:
        made = items_now(on_dynoxide, tables)
        assert items_now(on_dynoxide, tables) is made

        on_dynoxide.put_item(TableName=tables.audit, Item=of_test(1))
        assert items_now(on_dynoxide, tables)[tables.audit] == [of_test(1)]
        put_back(on_dynoxide, tables, made)
        assert items_now(on_dynoxide, other).keys() == {other.dossiers, other.audit}
        assert items_now(on_dynoxide, tables) == items_of(on_dynoxide, tables)
        assert items_of(on_dynoxide, tables)[tables.audit] == []


def _in_order(items):
    return sorted(items, key=lambda item: (item["pk"]["S"], item["sk"]["S"]))
