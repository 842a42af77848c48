"""An invented form with a list of persons, for the window's table of rows; no procedure has it."""

from app.practice import PENSION
from app.services.desk import Desk
from app.services.draft_log import MemoryLog
from app.services.fill_dossier import Draft
from app.storage.records import DraftState
from forms.engine import load

XFORM = """<?xml version="1.0"?>
<h:html xmlns="http://www.w3.org/2002/xforms" xmlns:h="http://www.w3.org/1999/xhtml"
        xmlns:jr="http://openrosa.org/javarosa" xmlns:hsl="urn:hosolang:form" xmlns:orx="http://openrosa.org/xforms">
  <h:head>
    <h:title>Nhà có mấy người</h:title>
    <model>
      <instance>
        <data id="household" version="1">
          <about><hamlet/></about>
          <member jr:template=""><person><name/><number/><born/><born_precision/><sex/></person><kin/></member>
          <meta><instanceID/></meta>
        </data>
      </instance>
      <bind nodeset="/data/about/hamlet" type="string" required="true()"/>
      <bind nodeset="/data/member/person" hsl:role="member"/>
      <bind nodeset="/data/member/person/name" type="string" required="true()" hsl:fact="name"/>
      <bind nodeset="/data/member/person/number" type="string" hsl:fact="number"/>
      <bind nodeset="/data/member/person/born" type="date" hsl:fact="born"/>
      <bind nodeset="/data/member/person/born_precision" type="string" hsl:precision_of="born"/>
      <bind nodeset="/data/member/person/sex" type="string" hsl:fact="sex"/>
      <bind nodeset="/data/member/kin" type="string" required="true()"/>
      <bind nodeset="/data/meta/instanceID" type="string" readonly="true()" jr:preload="uid"/>
    </model>
  </h:head>
  <h:body>
    <group ref="/data/about"><label>Ngôi nhà</label>
      <input ref="/data/about/hamlet"><label>Thôn</label></input>
    </group>
    <group ref="/data/member"><label>Người trong nhà</label>
      <repeat nodeset="/data/member">
        <group ref="/data/member/person"><label>Người này</label>
          <input ref="/data/member/person/name"><label>Họ tên</label></input>
          <input ref="/data/member/person/number"><label>Số định danh</label></input>
          <input ref="/data/member/person/born"><label>Ngày sinh</label></input>
          <select1 ref="/data/member/person/born_precision"><label>Nhớ đến đâu</label>
            <item><label>ngày</label><value>day</value></item><item><label>tháng</label><value>month</value></item>
            <item><label>năm</label><value>year</value></item>
          </select1>
          <select1 ref="/data/member/person/sex"><label>Giới tính</label>
            <item><label>Nam</label><value>male</value></item><item><label>Nữ</label><value>female</value></item>
          </select1>
        </group>
        <select1 ref="/data/member/kin"><label>Là gì của chủ nhà</label>
          <item><label>Vợ, chồng</label><value>spouse</value></item><item><label>Con</label><value>child</value></item>
        </select1>
      </repeat>
    </group>
  </h:body>
</h:html>
""".encode()


def a_household(desk: Desk) -> Draft:
    """A draft of it in memory, under the name of a procedure that exists."""
    form = load(XFORM)
    return Draft(desk, desk.catalogue.get(PENSION), form, MemoryLog(DraftState(form.new().draft(), {}, ())))
