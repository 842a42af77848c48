"""One small form for each notion of the standard: what hostile forms are bred from."""

from tests.unit.engine.writing import bind, inputs, written

CHOICES = (
    '<instance id="t"><root><item><name>a</name><label>A</label><of>1</of></item>'
    "<item><name>b</name><label>B</label><of>2</of></item></root></instance>"
)
ITEMSET = '<itemset nodeset="instance(\'t\')/root/item[of = /data/a]"><value ref="name"/><label ref="label"/></itemset>'
TEXTS = (
    '<translation lang="vi" default="true()"><text id="l"><value>Tên <output value="/data/a"/></value>'
    '<value form="image">jr://images/a.png</value></text></translation>'
    '<translation lang="en"><text id="l"><value>Name</value></text></translation>'
)

SEEDS: tuple[bytes, ...] = (
    written(
        "<a>1</a><b/><r><x/><y/></r>",
        bind("/data/a", type="int", constraint=". < 10", relevant="/data/b != 'no'")
        + bind("/data/r/y", calculate="../x * 2 + position(..)")
        + bind("/data/b", required="true()", readonly="/data/a = 5"),
        inputs("/data/a", "/data/b") + '<repeat nodeset="/data/r"><input ref="/data/r/x"/></repeat>',
    ),
    written(
        "<n>2</n><r><s><z/></s></r><sum/>",
        bind("/data/sum", calculate="sum(/data/r/s/z)") + bind("/data/r/s/z", type="decimal"),
        '<repeat nodeset="/data/r" jr:count="/data/n"><repeat nodeset="/data/r/s">'
        '<input ref="/data/r/s/z"/></repeat></repeat>',
    ),
    written("<a/><b/>", body=f'{inputs("/data/a")}<select ref="/data/b">{ITEMSET}</select>', model=CHOICES),
    written("<a/>", body='<input ref="/data/a"><label ref="jr:itext(\'l\')"/></input>', itext=TEXTS),
    written(
        "<a/><b/><r><x/></r>",
        bind("/data/a", type="date") + bind("/data/b", type="geopoint"),
        '<input ref="/data/a"><setvalue event="xforms-value-changed" ref="/data/b" value="/data/a"/></input>'
        '<repeat nodeset="/data/r"><setvalue event="odk-new-repeat" ref="/data/r/x" value="count(/data/r)"/></repeat>',
        model='<setvalue event="odk-instance-first-load" ref="/data/a" value="today()"/>',
    ),
    written(
        '<a id="1" k=""/><meta><instanceID/></meta>',
        bind("/data/a/@k", calculate="/data/a") + bind("/data/a", constraint="regex(., '^(a|b)+$')"),
        inputs("/data/a"),
    ),
)
