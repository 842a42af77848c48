"""A small form for tests of services: a cascade of places, a partial date, a list of children, a worked-out value."""

XFORM = """<?xml version="1.0"?>
<h:html xmlns="http://www.w3.org/2002/xforms" xmlns:h="http://www.w3.org/1999/xhtml"
        xmlns:jr="http://openrosa.org/javarosa" xmlns:hsl="urn:hosolang:form" xmlns:orx="http://openrosa.org/xforms">
  <h:head>
    <h:title>Village</h:title>
    <model>
      <instance>
        <data id="village" version="1">
          <province/><commune/><born/><born_precision/><married/><spouse/><ten_years_on/>
          <child jr:template=""><name/><age/></child>
          <meta><instanceID/></meta>
        </data>
      </instance>
      <instance id="communes">
        <root>
          <item><name>09955</name><label>Xã Thạch Thất</label><province>01</province></item>
          <item><name>11311</name><label>Phường Hồng Bàng</label><province>31</province></item>
        </root>
      </instance>
      <bind nodeset="/data/province" type="string" required="true()"/>
      <bind nodeset="/data/commune" type="string"/>
      <bind nodeset="/data/born" type="date"/>
      <bind nodeset="/data/born_precision" type="string" hsl:precision_of="born"/>
      <bind nodeset="/data/married" type="string"/>
      <bind nodeset="/data/spouse" type="string" relevant="/data/married = 'yes'"/>
      <bind nodeset="/data/ten_years_on" type="int" calculate="count(/data/child) + 10"/>
      <bind nodeset="/data/child/name" type="string" required="true()"/>
      <bind nodeset="/data/child/age" type="int" constraint=". &lt; 18"/>
      <bind nodeset="/data/meta/instanceID" type="string" readonly="true()" jr:preload="uid"/>
    </model>
  </h:head>
  <h:body>
    <select1 ref="/data/province"><label>Province</label>
      <item><label>HN</label><value>01</value></item><item><label>HP</label><value>31</value></item>
    </select1>
    <select1 ref="/data/commune"><label>Commune</label>
      <itemset nodeset="instance('communes')/root/item[province = /data/province]">
        <value ref="name"/><label ref="label"/>
      </itemset>
    </select1>
    <input ref="/data/born"><label>Born</label></input>
    <select1 ref="/data/born_precision"><label>How much is known</label>
      <item><label>day</label><value>day</value></item><item><label>month</label><value>month</value></item>
      <item><label>year</label><value>year</value></item>
    </select1>
    <select1 ref="/data/married"><label>Married</label>
      <item><label>yes</label><value>yes</value></item><item><label>no</label><value>no</value></item>
    </select1>
    <input ref="/data/spouse"><label>Spouse</label></input>
    <group ref="/data/child"><label>Children</label>
      <repeat nodeset="/data/child">
        <input ref="/data/child/name"><label>Name</label></input>
        <input ref="/data/child/age"><label>Age</label></input>
      </repeat>
    </group>
  </h:body>
</h:html>
""".encode()
