<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="en" sourcelanguage="zh_CN">
<context>
    <name>AcceptancePage</name>
    <message>
        <source>受理登记</source>
        <translation>Acceptance</translation>
    </message>
    <message>
        <source>已视为受理，只能确认</source>
        <translation>Deemed accepted; only the acknowledgement is left</translation>
    </message>
    <message>
        <source>材料已经收件</source>
        <translation>The materials are receipted already</translation>
    </message>
    <message>
        <source>确认视为受理并打印</source>
        <translation>Acknowledge and print</translation>
    </message>
    <message>
        <source>受理并打印</source>
        <translation>Accept and print</translation>
    </message>
    <message>
        <source>收件</source>
        <translation>Receipt</translation>
    </message>
    <message>
        <source>不予受理</source>
        <translation>Decline</translation>
    </message>
    <message>
        <source>补正告知</source>
        <translation>Supplement notice</translation>
    </message>
    <message>
        <source>清空，办下一件</source>
        <translation>Clear, next case</translation>
    </message>
    <message>
        <source>到事项</source>
        <translation>To the item</translation>
    </message>
    <message>
        <source>读身份证</source>
        <translation>Read ID card</translation>
    </message>
    <message>
        <source>高拍</source>
        <translation>Camera</translation>
    </message>
    <message>
        <source>到材料清单</source>
        <translation>To the materials</translation>
    </message>
    <message>
        <source>容缺受理</source>
        <translation>Deferred acceptance</translation>
    </message>
    <message>
        <source>一次性告知单</source>
        <translation>Information slip</translation>
    </message>
    <message>
        <source>代理人</source>
        <translation>Agent</translation>
    </message>
    <message>
        <source>导入扫描件</source>
        <translation>Import scans</translation>
    </message>
    <message>
        <source>表单已清空</source>
        <translation>Form cleared</translation>
    </message>
    <message>
        <source>本件现为“{state}”</source>
        <translation>This case is “{state}”</translation>
    </message>
    <message>
        <source>您在该部门没有窗口岗位</source>
        <translation>You hold no window post in that department</translation>
    </message>
    <message>
        <source>已恢复未完成的草稿</source>
        <translation>Unfinished draft restored</translation>
    </message>
    <message>
        <source>办件 {number} 逾期未告知，依法自收件之日起已视为受理，只能按 F12 确认</source>
        <translation>Case {number} passed its limit in silence and is deemed accepted from receipt; only F12, acknowledge, is possible</translation>
    </message>
    <message>
        <source>正在办理已收件的 {number}，申请人信息不可更改；按 F2 返回新办</source>
        <translation>Working on receipted case {number}; the applicant cannot be changed. F2 goes back to a new case</translation>
    </message>
    <message>
        <source>{what}：{item} · {name} · {number}</source>
        <translation>{what}: {item} · {name} · {number}</translation>
    </message>
    <message>
        <source>不受理</source>
        <translation>No permit needed</translation>
    </message>
    <message>
        <source>已收件</source>
        <translation>Receipted</translation>
    </message>
    <message>
        <source>已告知补正</source>
        <translation>Supplement asked</translation>
    </message>
    <message>
        <source>已受理</source>
        <translation>Accepted</translation>
    </message>
    <message>
        <source>已受理并准予，待制证</source>
        <translation>Accepted and granted; certificate to be made</translation>
    </message>
    <message>
        <source>已受理并准予，待送达</source>
        <translation>Accepted and granted; to be delivered</translation>
    </message>
    <message>
        <source>已当场办结</source>
        <translation>Finished on the spot</translation>
    </message>
    <message>
        <source>办件 {number} 已受理，按 F12 当场决定；按 F2 返回新办</source>
        <translation>Case {number} is accepted; press F12 to decide it here, F2 for a new case</translation>
    </message>
    <message>
        <source>已受理，只待当场决定</source>
        <translation>Accepted; only the decision at the counter is left</translation>
    </message>
    <message>
        <source>当场决定</source>
        <translation>Decide here</translation>
    </message>
    <message>
        <source>材料不齐，不予受理</source>
        <translation>Incomplete: decline</translation>
    </message>
    <message>
        <source>材料已退回</source>
        <translation>Materials returned</translation>
    </message>
    <message>
        <source>退回材料</source>
        <translation>Return materials</translation>
    </message>
    <message>
        <source>{what}申请：原证 {number}，有效期至 {day}；按 F2 返回新办</source>
        <translation>Application for {what}: certificate {number}, valid to {day}; F2 for a new one</translation>
    </message>
    <message>
        <source>同一申请人的下一件（一窗多事），没有可以共用的材料；按 F2 换人</source>
        <translation>Next item of the same applicant, nothing to share; F2 for somebody else</translation>
    </message>
    <message>
        <source>同一人办下一件</source>
        <translation>Next item, same applicant</translation>
    </message>
    <message>
        <source>同一申请人的下一件（一窗多事）：共用材料已带入 {n} 项，不必再交；按 F2 换人</source>
        <translation>Next item of the same applicant: {n} shared materials are here already; F2 for somebody else</translation>
    </message>
    <message>
        <source>到排队号</source>
        <translation>To the queue ticket</translation>
    </message>
    <message>
        <source>在材料清单中：下一个状态</source>
        <translation>In the material list: the next mark</translation>
    </message>
    <message>
        <source>在材料清单中：已收 / 未收 / 容缺 / 电子 / 有误</source>
        <translation>In the material list: received / missing / to follow / electronic / faulty</translation>
    </message>
    <message>
        <source>在材料清单中：必收材料全部已收</source>
        <translation>In the material list: all required ones received</translation>
    </message>
    <message>
        <source>空格</source>
        <translation>Space</translation>
    </message>
    <message>
        <source>已收件，不予受理待首席代表同意</source>
        <translation>Received; the decline waits for the lead</translation>
    </message>
    <message>
        <source>原证（系统启用前发的）延续、变更、补证</source>
        <translation>Renewal, change, reissue of a certificate from before this program</translation>
    </message>
    <message>
        <source>情形“{question}”：{answer}</source>
        <translation>“{question}”: {answer}</translation>
    </message>
    <message>
        <source>先选“{question}”，才能确定应收材料和将要打印的文书</source>
        <translation>Answer “{question}” first: it decides the materials and the paper</translation>
    </message>
    <message>
        <source>同一申请人的下一件（一窗多事）：“{materials}”已带入，不必再交；按 F2 换人</source>
        <translation>Next item of the same applicant: “{materials}” came along and need not be handed in again; F2 for another person</translation>
    </message>
</context>
<context>
    <name>Acting</name>
    <message>
        <source>已记录</source>
        <translation>Recorded</translation>
    </message>
    <message>
        <source>{title}：批准人同意</source>
        <translation>{title}: approver agrees</translation>
    </message>
    <message>
        <source>批准人在此输入工号和密码即可批准；按 Esc 则留在其待批清单</source>
        <translation>The approver may sign here with number and password; Esc leaves it on the approver&apos;s list</translation>
    </message>
    <message>
        <source>{title}已申请，等待批准</source>
        <translation>{title} asked for, waiting for approval</translation>
    </message>
</context>
<context>
    <name>AgentRow</name>
    <message>
        <source>代理人身份证号(&amp;G)</source>
        <translation>A&amp;gent&apos;s ID number</translation>
    </message>
    <message>
        <source>代理人姓名</source>
        <translation>Agent&apos;s name</translation>
    </message>
    <message>
        <source>代理人电话</source>
        <translation>Agent&apos;s phone</translation>
    </message>
    <message>
        <source>与申请人关系</source>
        <translation>Relation to the applicant</translation>
    </message>
    <message>
        <source>代理权限（按授权委托书）</source>
        <translation>Authority (as in the power of attorney)</translation>
    </message>
</context>
<context>
    <name>ApplicantCard</name>
    <message>
        <source>申请人</source>
        <translation>Applicant</translation>
    </message>
    <message>
        <source>申请人类型</source>
        <translation>Kind of applicant</translation>
    </message>
    <message>
        <source>自然人</source>
        <translation>Person</translation>
    </message>
    <message>
        <source>法人或组织</source>
        <translation>Organisation</translation>
    </message>
    <message>
        <source>证件类型</source>
        <translation>Kind of document</translation>
    </message>
    <message>
        <source>读卡</source>
        <translation>Read card</translation>
    </message>
    <message>
        <source>代理人</source>
        <translation>Agent</translation>
    </message>
    <message>
        <source>法定代表人（负责人）(&amp;L)</source>
        <translation>&amp;Legal representative (person in charge)</translation>
    </message>
    <message>
        <source>联系人(&amp;C)</source>
        <translation>&amp;Contact</translation>
    </message>
    <message>
        <source>联系电话(&amp;P)</source>
        <translation>&amp;Phone</translation>
    </message>
    <message>
        <source>查看该办件</source>
        <translation>Open that case</translation>
    </message>
    <message>
        <source>无代理人</source>
        <translation>No agent</translation>
    </message>
    <message>
        <source>本事项须由申请人本人到场办理</source>
        <translation>The applicant must come in person for this item</translation>
    </message>
    <message>
        <source>姓名(&amp;N)</source>
        <translation>&amp;Name</translation>
    </message>
    <message>
        <source>名称(&amp;N)</source>
        <translation>&amp;Name</translation>
    </message>
    <message>
        <source>联系地址(&amp;D)</source>
        <translation>A&amp;ddress</translation>
    </message>
    <message>
        <source>住所(&amp;D)</source>
        <translation>A&amp;ddress of the seat</translation>
    </message>
    <message>
        <source>身份证号(&amp;I)</source>
        <translation>&amp;ID number</translation>
    </message>
    <message>
        <source>统一社会信用代码(&amp;I)</source>
        <translation>Cred&amp;it code</translation>
    </message>
    <message>
        <source>证件号码(&amp;I)</source>
        <translation>&amp;ID document number</translation>
    </message>
</context>
<context>
    <name>Approval</name>
    <message>
        <source>至 {day}（暂定）</source>
        <translation>until {day} (provisional)</translation>
    </message>
    <message>
        <source>至 {day}</source>
        <translation>until {day}</translation>
    </message>
    <message>
        <source>申请批准</source>
        <translation>asked for approval</translation>
    </message>
    <message>
        <source>未予批准</source>
        <translation>not approved</translation>
    </message>
    <message>
        <source>撤销操作</source>
        <translation>undo</translation>
    </message>
    <message>
        <source>{what}（已撤销）</source>
        <translation>{what} (undone)</translation>
    </message>
    <message>
        <source>本环节 {due} 到期，{ground}自 {begin} 起：到期当日或以后开始的暂停不改变环节期限，超期照计</source>
        <translation>This step was due on {due}, {ground} began on {begin}: a stop that begins on the due date or later does not change the step&apos;s limit; days over count on</translation>
    </message>
</context>
<context>
    <name>ApprovalCase</name>
    <message>
        <source>{state}，与 {number} 共用</source>
        <translation>{state}, shared with {number}</translation>
    </message>
    <message>
        <source>本环节</source>
        <translation>This step</translation>
    </message>
    <message>
        <source>承诺期限</source>
        <translation>Promised limit</translation>
    </message>
    <message>
        <source>法定期限</source>
        <translation>Statutory limit</translation>
    </message>
    <message>
        <source>（姓名已删除）</source>
        <translation>(name deleted)</translation>
    </message>
    <message>
        <source>{ground}中</source>
        <translation>{ground} running</translation>
    </message>
    <message>
        <source>{day}（视为受理）</source>
        <translation>{day} (deemed accepted)</translation>
    </message>
    <message>
        <source>事项</source>
        <translation>Item</translation>
    </message>
    <message>
        <source>办件编号</source>
        <translation>Case number</translation>
    </message>
    <message>
        <source>受理日期</source>
        <translation>Accepted on</translation>
    </message>
    <message>
        <source>证件号码</source>
        <translation>ID number</translation>
    </message>
    <message>
        <source>法定代表人</source>
        <translation>Legal representative</translation>
    </message>
    <message>
        <source>联系电话</source>
        <translation>Phone</translation>
    </message>
    <message>
        <source>地址</source>
        <translation>Address</translation>
    </message>
    <message>
        <source>代理人</source>
        <translation>Agent</translation>
    </message>
    <message>
        <source>容缺待补</source>
        <translation>Deferred, outstanding</translation>
    </message>
    <message>
        <source>{ground}，{day} 起不计入期限</source>
        <translation>{ground}; days from {day} are not counted</translation>
    </message>
    <message>
        <source>特别程序</source>
        <translation>Special procedure</translation>
    </message>
    <message>
        <source>已延期</source>
        <translation>Extended</translation>
    </message>
    <message>
        <source>{n} 日</source>
        <translation>{n} days</translation>
    </message>
    <message>
        <source>承办</source>
        <translation>Handled by</translation>
    </message>
    <message>
        <source>{day} 已办结</source>
        <translation>finished {day}</translation>
    </message>
    <message>
        <source>办理中，{rest}</source>
        <translation>under way, {rest}</translation>
    </message>
    <message>
        <source>申请材料</source>
        <translation>Materials</translation>
    </message>
    <message>
        <source>材料名称</source>
        <translation>Material</translation>
    </message>
    <message>
        <source>状态</source>
        <translation>State</translation>
    </message>
    <message>
        <source>扫描件</source>
        <translation>Scans</translation>
    </message>
    <message>
        <source>另有 {n} 份扫描件</source>
        <translation>{n} more scans</translation>
    </message>
    <message>
        <source>办理经过</source>
        <translation>History</translation>
    </message>
    <message>
        <source>依法应当举行，待发通知</source>
        <translation>required by law, not announced yet</translation>
    </message>
    <message>
        <source>已告知，均放弃听证</source>
        <translation>told, all waived it</translation>
    </message>
    <message>
        <source>{amount}，{day} 前缴</source>
        <translation>{amount}, to be paid by {day}</translation>
    </message>
    <message>
        <source>已缴 {amount}</source>
        <translation>paid {amount}</translation>
    </message>
    <message>
        <source>已免缴</source>
        <translation>waived</translation>
    </message>
    <message>
        <source>听证</source>
        <translation>Hearing</translation>
    </message>
    <message>
        <source>{number}，至 {day}</source>
        <translation>{number}, to {day}</translation>
    </message>
    <message>
        <source>{day} 已举行，笔录入卷</source>
        <translation>held on {day}, record on file</translation>
    </message>
    <message>
        <source>定于 {day} {hour} 举行</source>
        <translation>to be held on {day} {hour}</translation>
    </message>
    <message>
        <source>{day} 要求听证，最迟 {last} 举行，待发通知</source>
        <translation>asked for on {day}, to be held by {last}, notice to follow</translation>
    </message>
    <message>
        <source>已告知 {n} 方，{last} 前（含当日）可以要求</source>
        <translation>{n} told, may ask until {last}</translation>
    </message>
    <message>
        <source>环节为何不停</source>
        <translation>Why the step runs on</translation>
    </message>
    <message>
        <source>；未办特别程序（F7），期限照常计算</source>
        <translation>; no special procedure yet (F7), the limit runs on</translation>
    </message>
    <message>
        <source>；届满前须作出决定，逾期视为准予延续</source>
        <translation>; decide before the expiry, else renewed by silence</translation>
    </message>
    <message>
        <source>；申请晚于届满前三十日，届满前应作出决定</source>
        <translation>; asked later than thirty days before, decide before the expiry</translation>
    </message>
    <message>
        <source>（暂定）</source>
        <translation> (provisional)</translation>
    </message>
</context>
<context>
    <name>ApprovalList</name>
    <message>
        <source>列表</source>
        <translation>List</translation>
    </message>
    <message>
        <source>我的环节</source>
        <translation>My steps</translation>
    </message>
    <message>
        <source>等待我批准</source>
        <translation>Waiting for me</translation>
    </message>
    <message>
        <source>没有待办的环节</source>
        <translation>No step waits for you</translation>
    </message>
    <message>
        <source>没有等待您批准的申请</source>
        <translation>No request waits for your signature</translation>
    </message>
    <message>
        <source>受理或上一环节办结后，轮到您的办件会列在这里</source>
        <translation>Cases appear here when they are accepted, or when the step before yours is finished</translation>
    </message>
    <message>
        <source>本环节</source>
        <translation>This step</translation>
    </message>
    <message>
        <source>申请人</source>
        <translation>Applicant</translation>
    </message>
    <message>
        <source>环节</source>
        <translation>Step</translation>
    </message>
    <message>
        <source>全案</source>
        <translation>Whole case</translation>
    </message>
    <message>
        <source>申请</source>
        <translation>Request</translation>
    </message>
    <message>
        <source>日期</source>
        <translation>Date</translation>
    </message>
    <message>
        <source>视为同意</source>
        <translation>Granted by law</translation>
    </message>
    <message>
        <source>谁的环节</source>
        <translation>Whose steps</translation>
    </message>
    <message>
        <source>我的</source>
        <translation>Mine</translation>
    </message>
    <message>
        <source>代岗</source>
        <translation>Stand-in</translation>
    </message>
    <message>
        <source>全部</source>
        <translation>All</translation>
    </message>
</context>
<context>
    <name>ApprovalPage</name>
    <message>
        <source>审批审查</source>
        <translation>Approval</translation>
    </message>
    <message>
        <source>选择一件办理</source>
        <translation>Choose a case</translation>
    </message>
    <message>
        <source>到列表</source>
        <translation>To the list</translation>
    </message>
    <message>
        <source>常用语</source>
        <translation>Phrases</translation>
    </message>
    <message>
        <source>到办理</source>
        <translation>To the form</translation>
    </message>
    <message>
        <source>办件档案</source>
        <translation>Case file</translation>
    </message>
    <message>
        <source>返回</source>
        <translation>Back</translation>
    </message>
    <message>
        <source>返回列表</source>
        <translation>Back to the list</translation>
    </message>
    <message>
        <source>不同意</source>
        <translation>Disagree</translation>
    </message>
    <message>
        <source>特别程序</source>
        <translation>Special procedure</translation>
    </message>
    <message>
        <source>延期</source>
        <translation>Extend</translation>
    </message>
    <message>
        <source>退回</source>
        <translation>Send back</translation>
    </message>
    <message>
        <source>不予</source>
        <translation>Refuse</translation>
    </message>
    <message>
        <source>现场核查</source>
        <translation>Site visit</translation>
    </message>
    <message>
        <source>终止办理</source>
        <translation>Terminate</translation>
    </message>
    <message>
        <source>不同意的理由(&amp;R)</source>
        <translation>&amp;Reason for not agreeing</translation>
    </message>
    <message>
        <source>听证权利告知</source>
        <translation>Right to a hearing</translation>
    </message>
    <message>
        <source>听证申请登记</source>
        <translation>Hearing request</translation>
    </message>
    <message>
        <source>听证通知</source>
        <translation>Hearing notice</translation>
    </message>
    <message>
        <source>听证笔录</source>
        <translation>Hearing record</translation>
    </message>
    <message>
        <source>核定收费</source>
        <translation>Assess fee</translation>
    </message>
    <message>
        <source>减免</source>
        <translation>Relief</translation>
    </message>
    <message>
        <source>结束{ground}</source>
        <translation>End {ground}</translation>
    </message>
    <message>
        <source>我的、代岗、全部</source>
        <translation>Mine, stand-in, all</translation>
    </message>
    <message>
        <source>改派</source>
        <translation>Re-assign</translation>
    </message>
    <message>
        <source>核查通知</source>
        <translation>Visit notice</translation>
    </message>
</context>
<context>
    <name>BarPanel</name>
    <message>
        <source>返回</source>
        <translation>Back</translation>
    </message>
</context>
<context>
    <name>CaseFile</name>
    <message>
        <source>同次办理的 {number} 也凭“{materials}”办理，退还前请为它另留一份。</source>
        <translation>{number} of the same visit rests on “{materials}” too: keep a copy for it before it goes back.</translation>
    </message>
    <message>
        <source>与 {number} 共用</source>
        <translation>Shared with {number}</translation>
    </message>
    <message>
        <source>备注已记入档案</source>
        <translation>Note added to the file</translation>
    </message>
    <message>
        <source>申请已撤回</source>
        <translation>Application withdrawn</translation>
    </message>
    <message>
        <source>已终止办理</source>
        <translation>Case terminated</translation>
    </message>
    <message>
        <source>重打《{title}》</source>
        <translation>Reprint {title}</translation>
    </message>
    <message>
        <source>重打</source>
        <translation>Reprint</translation>
    </message>
    <message>
        <source>重打原因（记入档案）(&amp;R)</source>
        <translation>&amp;Reason for the reprint (kept on file)</translation>
    </message>
    <message>
        <source>已打印 {n} 次；重打的内容与存档完全相同</source>
        <translation>Printed {n} times; the reprint is identical to what is stored</translation>
    </message>
    <message>
        <source>已登记《{title}》送达</source>
        <translation>Service of {title} recorded</translation>
    </message>
    <message>
        <source>申请作废</source>
        <translation>Ask for voiding</translation>
    </message>
    <message>
        <source>作废原因(&amp;R)</source>
        <translation>&amp;Reason for voiding</translation>
    </message>
    <message>
        <source>仅用于录入错误；须由首席代表复核，编号和文书保留并注明作废</source>
        <translation>For entry errors only; the lead must countersign, number and papers are kept and marked void</translation>
    </message>
    <message>
        <source>已申请作废，待首席代表复核</source>
        <translation>Voiding asked for; waiting for the lead</translation>
    </message>
    <message>
        <source>作废复核</source>
        <translation>Countersign voiding</translation>
    </message>
    <message>
        <source>首席代表在本机输入工号和密码；也可以稍后在自己的审批页面复核</source>
        <translation>The lead types number and password here, or signs later on the approval page</translation>
    </message>
    <message>
        <source>同意作废</source>
        <translation>Agree to voiding</translation>
    </message>
    <message>
        <source>案件已作废</source>
        <translation>Case voided</translation>
    </message>
    <message>
        <source>案件已作废：{number}</source>
        <translation>Case voided: {number}</translation>
    </message>
    <message>
        <source>办件经过</source>
        <translation>History</translation>
    </message>
    <message>
        <source>{day} 办结 · 期限 {due}</source>
        <translation>finished {day} · limit {due}</translation>
    </message>
    <message>
        <source>至 {due}</source>
        <translation>until {due}</translation>
    </message>
    <message>
        <source>查找(&amp;S)</source>
        <translation>&amp;Search</translation>
    </message>
    <message>
        <source>编号、姓名、拼音首字母、证件号后几位、电话</source>
        <translation>Number, name, pinyin initials, ID tail, phone</translation>
    </message>
    <message>
        <source>暂停：{ground}</source>
        <translation>Stopped: {ground}</translation>
    </message>
    <message>
        <source>待复核：{what}</source>
        <translation>Waits for signature: {what}</translation>
    </message>
    <message>
        <source> · 现由 {names} 办理</source>
        <translation> · with {names}</translation>
    </message>
    <message>
        <source>扫描件</source>
        <translation>Scan</translation>
    </message>
    <message>
        <source>期限计算说明：{clock}</source>
        <translation>How the date is counted: {clock}</translation>
    </message>
    <message>
        <source>申请人撤回申请</source>
        <translation>Applicant withdraws</translation>
    </message>
    <message>
        <source>确认撤回</source>
        <translation>Confirm withdrawal</translation>
    </message>
    <message>
        <source>撤回原因(&amp;R)</source>
        <translation>&amp;Reason for the withdrawal</translation>
    </message>
    <message>
        <source>出具终止办理告知书；退还材料的，同时出具材料退还清单</source>
        <translation>Issues a notice of termination; with materials handed back, a list of them too</translation>
    </message>
    <message>
        <source>用“、”分开；不退还的删去，留空为不退还</source>
        <translation>Separate by “、”; delete what is kept; empty means nothing</translation>
    </message>
    <message>
        <source>退还的材料(&amp;B)</source>
        <translation>Materials handed &amp;back</translation>
    </message>
    <message>
        <source>终止办理</source>
        <translation>Terminate</translation>
    </message>
    <message>
        <source>终止并打印</source>
        <translation>Terminate and print</translation>
    </message>
    <message>
        <source>出具终止办理告知书，告知理由和依据</source>
        <translation>Issues a notice of termination with reason and clause</translation>
    </message>
    <message>
        <source>申请人死亡或者主体终止</source>
        <translation>Applicant dead or dissolved</translation>
    </message>
    <message>
        <source>事项依法取消</source>
        <translation>Item abolished by law</translation>
    </message>
    <message>
        <source>因不可抗力无法办理</source>
        <translation>Impossible through force majeure</translation>
    </message>
    <message>
        <source>其他法定情形</source>
        <translation>Other ground in law</translation>
    </message>
    <message>
        <source>情形(&amp;G)</source>
        <translation>&amp;Ground</translation>
    </message>
    <message>
        <source>依据的条款(&amp;K)</source>
        <translation>Clause (&amp;K)</translation>
    </message>
    <message>
        <source>理由（写入文书）(&amp;R)</source>
        <translation>&amp;Reason (printed on the notice)</translation>
    </message>
    <message>
        <source>请填写依据的法律条款，文书上要用。</source>
        <translation>Give the clause; it stands on the notice.</translation>
    </message>
    <message>
        <source>请填写终止的理由，文书上要用。</source>
        <translation>Give the reason; it stands on the notice.</translation>
    </message>
    <message>
        <source>备注</source>
        <translation>Note</translation>
    </message>
    <message>
        <source>记入档案</source>
        <translation>Add to the file</translation>
    </message>
    <message>
        <source>备注进入办件经过，不能修改或删除</source>
        <translation>A note joins the history and cannot be changed or deleted</translation>
    </message>
    <message>
        <source>备注内容(&amp;N)</source>
        <translation>&amp;Note</translation>
    </message>
    <message>
        <source>备注是空的，请填写内容。</source>
        <translation>The note is empty; write something.</translation>
    </message>
    <message>
        <source>登记文书送达</source>
        <translation>Record service of a paper</translation>
    </message>
    <message>
        <source>登记并打印回证</source>
        <translation>Record and print receipt</translation>
    </message>
    <message>
        <source>{form} {n} 份</source>
        <translation>{form}, copies: {n}</translation>
    </message>
    <message>
        <source>其他扫描件</source>
        <translation>Other scans</translation>
    </message>
    <message>
        <source>图片</source>
        <translation>Picture</translation>
    </message>
    <message>
        <source>文书</source>
        <translation>Paper</translation>
    </message>
    <message>
        <source>文号</source>
        <translation>Number</translation>
    </message>
    <message>
        <source>签发</source>
        <translation>Issued</translation>
    </message>
    <message>
        <source>打印</source>
        <translation>Printed</translation>
    </message>
    <message>
        <source>作废</source>
        <translation>void</translation>
    </message>
    <message>
        <source>{n} 次</source>
        <translation>{n} ×</translation>
    </message>
    <message>
        <source>未打印</source>
        <translation>not printed</translation>
    </message>
    <message>
        <source>材料和扫描件</source>
        <translation>Materials and scans</translation>
    </message>
    <message>
        <source>形式</source>
        <translation>Form</translation>
    </message>
    <message>
        <source>状态</source>
        <translation>State</translation>
    </message>
    <message>
        <source>扫描</source>
        <translation>Scans</translation>
    </message>
    <message>
        <source>返回</source>
        <translation>Back</translation>
    </message>
    <message>
        <source>文书或扫描件</source>
        <translation>Paper or scan</translation>
    </message>
    <message>
        <source>期限计算说明</source>
        <translation>How the date is counted</translation>
    </message>
    <message>
        <source>正在打开…</source>
        <translation>Opening…</translation>
    </message>
    <message>
        <source>（申请人信息已删除）</source>
        <translation>(applicant&apos;s data deleted)</translation>
    </message>
    <message>
        <source>代理人 {person}</source>
        <translation>Agent {person}</translation>
    </message>
    <message>
        <source>依法视为同意（{day} 起，待确认）</source>
        <translation>Granted by law (from {day}, to be noted)</translation>
    </message>
    <message>
        <source>改为(&amp;W)</source>
        <translation>&amp;What is right</translation>
    </message>
    <message>
        <source>更正</source>
        <translation>Correct</translation>
    </message>
    <message>
        <source>更正什么(&amp;G)</source>
        <translation>What is wron&amp;g</translation>
    </message>
    <message>
        <source>更正理由：错在哪里、依据什么(&amp;R)</source>
        <translation>&amp;Reason: what was wrong, what shows it</translation>
    </message>
    <message>
        <source>申请更正</source>
        <translation>Ask for it</translation>
    </message>
    <message>
        <source>首席代表复核后生效；原文书作废保留，新文书另行编号</source>
        <translation>In force when the lead signs; the old paper stays, void, the new one has its own number</translation>
    </message>
    <message>
        <source>材料已退还</source>
        <translation>Materials returned</translation>
    </message>
    <message>
        <source>材料已移交</source>
        <translation>Materials transferred</translation>
    </message>
    <message>
        <source>已申请更正，待首席代表复核</source>
        <translation>Correction asked for, waits for the lead</translation>
    </message>
    <message>
        <source>更正复核</source>
        <translation>Sign correction</translation>
    </message>
    <message>
        <source>材料移交</source>
        <translation>Transfer</translation>
    </message>
    <message>
        <source>案件已更正：{number}</source>
        <translation>Corrected: {number}</translation>
    </message>
    <message>
        <source>同意更正</source>
        <translation>Sign</translation>
    </message>
    <message>
        <source>案件已更正</source>
        <translation>Corrected</translation>
    </message>
    <message>
        <source>材料退还</source>
        <translation>Return</translation>
    </message>
    <message>
        <source>排队号 {ticket}</source>
        <translation>Ticket {ticket}</translation>
    </message>
    <message>
        <source>同次办理：{items}</source>
        <translation>Same visit: {items}</translation>
    </message>
    <message>
        <source>审批部门 → 受理窗口</source>
        <translation>Department → window</translation>
    </message>
    <message>
        <source>接收人(&amp;N)</source>
        <translation>Receiver (&amp;N)</translation>
    </message>
    <message>
        <source>与申请人关系(&amp;X)</source>
        <translation>Relation to the applicant (&amp;X)</translation>
    </message>
    <message>
        <source>退还原因(&amp;R)</source>
        <translation>&amp;Reason</translation>
    </message>
    <message>
        <source>移交方向(&amp;G)</source>
        <translation>&amp;Direction</translation>
    </message>
    <message>
        <source>备注(&amp;R)</source>
        <translation>&amp;Remark</translation>
    </message>
    <message>
        <source>受理窗口 → 审批部门</source>
        <translation>Window → department</translation>
    </message>
    <message>
        <source>退还并打印清单</source>
        <translation>Return and print</translation>
    </message>
    <message>
        <source>当面清点，双方在清单上签名；已经退还的不再列出</source>
        <translation>Count them together, both sign the list; what went back already is not listed</translation>
    </message>
    <message>
        <source>已勾选核对后应当退还的原件；其余由申请人交存，办结归档，确需退还的自行勾选。</source>
        <translation>Ticked are the originals that go back once compared; the rest was handed in for the file and is archived; tick it only where it must go back. </translation>
    </message>
    <message>
        <source>{names}是申请的依据，留存案卷，不退还。</source>
        <translation>{names}: the application itself stays in the file and does not go back.</translation>
    </message>
    <message>
        <source>移交并打印转移单</source>
        <translation>Transfer and print</translation>
    </message>
    <message>
        <source>当面清点，移交人和接收人在物料转移单上签名</source>
        <translation>Count them together, both sign the transfer slip</translation>
    </message>
    <message>
        <source>预览</source>
        <translation>Preview</translation>
    </message>
    <message>
        <source>去向</source>
        <translation>Where</translation>
    </message>
    <message>
        <source>听证申请已登记</source>
        <translation>The hearing request is on file</translation>
    </message>
    <message>
        <source>听证申请</source>
        <translation>Hearing request</translation>
    </message>
    <message>
        <source>申请（放弃）的内容和方式(&amp;S)</source>
        <translation>What wa&amp;s stated, and how</translation>
    </message>
    <message>
        <source>请记录申请（放弃）的内容和方式。</source>
        <translation>Please write down what was stated, and how.</translation>
    </message>
    <message>
        <source>听证申请登记</source>
        <translation>Hearing request</translation>
    </message>
    <message>
        <source>哪一方(&amp;G)</source>
        <translation>Which party (&amp;G)</translation>
    </message>
    <message>
        <source>答复(&amp;A)</source>
        <translation>&amp;Answer</translation>
    </message>
    <message>
        <source>登记</source>
        <translation>Record</translation>
    </message>
    <message>
        <source>要求听证的，20 个工作日内举行；登记后请告知承办人</source>
        <translation>If asked for, it is held within 20 working days; please tell the handler</translation>
    </message>
    <message>
        <source>要求听证</source>
        <translation>Wants a hearing</translation>
    </message>
    <message>
        <source>放弃或者撤回</source>
        <translation>Waives it or takes it back</translation>
    </message>
    <message>
        <source>{limit}为 {due}，已超 {n} 天；只出具一次，并向社会公布</source>
        <translation>{limit} was {due}, over by {n} days; issued once, and published</translation>
    </message>
    <message>
        <source>如 2026-11-20 14:30</source>
        <translation>as 2026-11-20 14:30</translation>
    </message>
    <message>
        <source>已出具逾期说明</source>
        <translation>Overdue explanation issued</translation>
    </message>
    <message>
        <source>已登记补录</source>
        <translation>Back entry recorded</translation>
    </message>
    <message>
        <source>逾期说明</source>
        <translation>Overdue explanation</translation>
    </message>
    <message>
        <source>责任单位(&amp;U)</source>
        <translation>Responsible &amp;unit</translation>
    </message>
    <message>
        <source>新的办结日期(&amp;D)</source>
        <translation>New &amp;day</translation>
    </message>
    <message>
        <source>批准负责人(&amp;A)</source>
        <translation>&amp;Answered for by</translation>
    </message>
    <message>
        <source>逾期原因(&amp;R)</source>
        <translation>&amp;Reason</translation>
    </message>
    <message>
        <source>补录</source>
        <translation>Back entry</translation>
    </message>
    <message>
        <source>停机时段(&amp;O)</source>
        <translation>&amp;Outage</translation>
    </message>
    <message>
        <source>纸质收件时间(&amp;T)</source>
        <translation>&amp;Time on the paper</translation>
    </message>
    <message>
        <source>纸质登记编号(&amp;N)</source>
        <translation>&amp;Number of the paper</translation>
    </message>
    <message>
        <source>纸质受理日期（已受理时填）(&amp;D)</source>
        <translation>&amp;Day of acceptance on paper</translation>
    </message>
    <message>
        <source>出具并打印</source>
        <translation>Issue and print</translation>
    </message>
    <message>
        <source>登记补录</source>
        <translation>Record the back entry</translation>
    </message>
    <message>
        <source>期限从纸质收件之日起算；录入的时间和设备照实保留</source>
        <translation>The clocks count from the paper&apos;s day; when and where it was typed stays on record</translation>
    </message>
    <message>
        <source>没有可以补录的停机时段，请先由监察员在督查看板中登记。</source>
        <translation>No outage is open for back entry; a supervisor must declare it on the supervision page first.</translation>
    </message>
    <message>
        <source>案卷评查</source>
        <translation>File review</translation>
    </message>
    <message>
        <source>案卷评查 {score} 分</source>
        <translation>File review: {score} of 100</translation>
    </message>
    <message>
        <source>《{title}》{number} 所载{field} {told}，按现行工作日历为 {now}，以后者为准</source>
        <translation>{title} {number} told {field} {told}; by the calendar now in force it is {now}, which rules</translation>
    </message>
    <message>
        <source>导出文书</source>
        <translation>Export the paper</translation>
    </message>
    <message>
        <source>OFD（测试版）(*.ofd)</source>
        <translation>OFD (beta) (*.ofd)</translation>
    </message>
    <message>
        <source>“{file}”的类型不能导出，请用 pdf、ofd。</source>
        <translation>{file} is of a kind that cannot be exported; use pdf or ofd.</translation>
    </message>
    <message>
        <source>已导出：{file}</source>
        <translation>Exported: {file}</translation>
    </message>
    <message>
        <source>撤销、注销、撤回许可</source>
        <translation>Revoke, cancel or withdraw the permit</translation>
    </message>
    <message>
        <source>提请批准</source>
        <translation>Ask for approval</translation>
    </message>
    <message>
        <source>审批人批准后出具决定书；撤销、撤回前须告知陈述、申辩的权利</source>
        <translation>The decision is issued when the approver signs; before a revocation or withdrawal the holder is told of the right to state and to plead</translation>
    </message>
    <message>
        <source>决定(&amp;W)</source>
        <translation>&amp;Way</translation>
    </message>
    <message>
        <source>法定情形(&amp;G)</source>
        <translation>Legal &amp;ground</translation>
    </message>
    <message>
        <source>法律依据(&amp;L)</source>
        <translation>&amp;Legal basis</translation>
    </message>
    <message>
        <source>生效日期(&amp;D)</source>
        <translation>&amp;Day of effect</translation>
    </message>
    <message>
        <source>缴回证件的日数(&amp;K)</source>
        <translation>Days to hand the certificate bac&amp;k</translation>
    </message>
    <message>
        <source>{n} 年内</source>
        <translation>for {n} year(s)</translation>
    </message>
    <message>
        <source>不得再次申请(&amp;B)</source>
        <translation>&amp;Bar to a new application</translation>
    </message>
    <message>
        <source>无</source>
        <translation>none</translation>
    </message>
    <message>
        <source>持证人申请注销的日期(&amp;Q)</source>
        <translation>Day the holder asked for the cancellation (&amp;Q)</translation>
    </message>
    <message>
        <source>查明的事实(&amp;F)</source>
        <translation>&amp;Facts found</translation>
    </message>
    <message>
        <source>告知和听取陈述、申辩的情况(&amp;H)</source>
        <translation>What was told and &amp;heard</translation>
    </message>
    <message>
        <source>补偿(&amp;C)</source>
        <translation>&amp;Compensation</translation>
    </message>
    <message>
        <source>批准撤销注销</source>
        <translation>Approve the end of the permit</translation>
    </message>
    <message>
        <source>撤销注销</source>
        <translation>End the permit</translation>
    </message>
    <message>
        <source>已提请批准，待审批人签批</source>
        <translation>Asked; waits for the approver</translation>
    </message>
    <message>
        <source>批准并打印</source>
        <translation>Approve and print</translation>
    </message>
    <message>
        <source>决定书已出具</source>
        <translation>Decision issued</translation>
    </message>
    <message>
        <source>决定书已出具：{number}</source>
        <translation>Decision issued: {number}</translation>
    </message>
    <message>
        <source>审批人在本机输入工号和密码；也可以稍后在本办件的档案里按 Ctrl+D 批准</source>
        <translation>The approver enters ID and password here, or approves later in this case file by Ctrl+D</translation>
    </message>
    <message>
        <source>许可{what}，{day} 起生效</source>
        <translation>Permit {what} from {day}</translation>
    </message>
    <message>
        <source>{on} 起生效</source>
        <translation>in force from {on}</translation>
    </message>
    <message>
        <source>{who} {on} 提请</source>
        <translation>asked by {who} on {on}</translation>
    </message>
    <message>
        <source>不批准</source>
        <translation>Decline</translation>
    </message>
    <message>
        <source>不批准的理由（批准时不填）(&amp;R)</source>
        <translation>&amp;Reason for declining (empty when approving)</translation>
    </message>
    <message>
        <source>未批准，理由已记入档案</source>
        <translation>Declined; the reason is on file</translation>
    </message>
    <message>
        <source>请填写不批准的理由，记入办件档案。</source>
        <translation>Please give the reason for declining; it goes on file.</translation>
    </message>
    <message>
        <source>已写不批准的理由：不批准按 F9；批准请先清空。</source>
        <translation>A reason for not approving is written: F9 does not approve; to approve, clear it first.</translation>
    </message>
    <message>
        <source>证照延续、变更、补证</source>
        <translation>Renew, change or reissue the certificate</translation>
    </message>
    <message>
        <source>填写申请</source>
        <translation>Fill in the application</translation>
    </message>
    <message>
        <source>原证 {number}，有效期至 {day}</source>
        <translation>certificate {number}, valid until {day}</translation>
    </message>
    <message>
        <source>申请(&amp;T)</source>
        <translation>For(&amp;T)</translation>
    </message>
    <message>
        <source>{number}，有效期至 {day}</source>
        <translation>{number}, valid until {day}</translation>
    </message>
    <message>
        <source>{what}申请：原证 {told}</source>
        <translation>Application to {what}: certificate {told}</translation>
    </message>
    <message>
        <source>证照 {told}</source>
        <translation>Certificate {told}</translation>
    </message>
</context>
<context>
    <name>CaseFilePage</name>
    <message>
        <source>办件档案</source>
        <translation>Case file</translation>
    </message>
    <message>
        <source>没有打开的办件</source>
        <translation>No case is open</translation>
    </message>
    <message>
        <source>扫描文书上的条码，或在上面输入编号、姓名、拼音首字母、证件号后几位、电话</source>
        <translation>Scan the barcode of a paper, or type number, name, pinyin initials, ID tail or phone above</translation>
    </message>
    <message>
        <source>查找办件</source>
        <translation>Find a case</translation>
    </message>
    <message>
        <source>到办件经过</source>
        <translation>To the history</translation>
    </message>
    <message>
        <source>期限计算说明</source>
        <translation>How dates are counted</translation>
    </message>
    <message>
        <source>显示证件电话</source>
        <translation>Show ID and phone</translation>
    </message>
    <message>
        <source>作废复核</source>
        <translation>Countersign voiding</translation>
    </message>
    <message>
        <source>作废</source>
        <translation>Void</translation>
    </message>
    <message>
        <source>文书送达</source>
        <translation>Serve a paper</translation>
    </message>
    <message>
        <source>重打</source>
        <translation>Reprint</translation>
    </message>
    <message>
        <source>打印</source>
        <translation>Print</translation>
    </message>
    <message>
        <source>去{page}</source>
        <translation>Go to {page}</translation>
    </message>
</context>
<context>
    <name>Checklist</name>
    <message>
        <source>与 {number} 共用，不必再交</source>
        <translation>Shared with {number}; need not be handed in again</translation>
    </message>
    <message>
        <source>有误：{fault}</source>
        <translation>Faulty: {fault}</translation>
    </message>
    <message>
        <source>当场更正：{fault}</source>
        <translation>Mended on the spot: {fault}</translation>
    </message>
    <message>
        <source>扫描件 {n} 份</source>
        <translation>{n} scans</translation>
    </message>
    <message>
        <source>有误</source>
        <translation>Faulty</translation>
    </message>
    <message>
        <source>{n} {mark}</source>
        <translation>{n} {mark}</translation>
    </message>
    <message>
        <source>材料清单已标：{marks}</source>
        <translation>Marked in the list: {marks}</translation>
    </message>
    <message>
        <source>材料标记已撤回</source>
        <translation>The marks are taken back</translation>
    </message>
    <message>
        <source>材料清单里的数字是标记：连着输入的“{typed}”像号码，标记已恢复原样；电话请按 Alt+P 填写。</source>
        <translation>In the list of materials a figure is a mark: “{typed}”, typed in one go, looks like a number; the marks are as they were. For the telephone press Alt+P.</translation>
    </message>
    <message>
        <source>“{typed}”不是材料的状态：1 已收、2 未收、3 容缺、4 电子、5 有误；电话请按 Alt+P 填写。</source>
        <translation>“{typed}” is no state of a material: 1 received, 2 missing, 3 later, 4 electronic, 5 faulty; for the telephone press Alt+P.</translation>
    </message>
</context>
<context>
    <name>Choosing</name>
    <message>
        <source>已经申请，等待批准</source>
        <translation>Asked for already, waiting for approval</translation>
    </message>
    <message>
        <source>本事项没有法定的暂停事由；现场勘验、征求意见本身不停止计时</source>
        <translation>This item has no legal ground for a stop; visits and consultations do not stop the clock</translation>
    </message>
    <message>
        <source>本事项没有延期的法律依据</source>
        <translation>This item has no legal basis for an extension</translation>
    </message>
    <message>
        <source>前面没有可以退回的环节</source>
        <translation>There is no earlier step to send it back to</translation>
    </message>
    <message>
        <source>已依法视为同意，只能确认</source>
        <translation>Granted by law; it can only be noted</translation>
    </message>
    <message>
        <source>本案的费用都已缴清或者免缴</source>
        <translation>Every fee of this case is paid or waived</translation>
    </message>
</context>
<context>
    <name>CommitmentPanel</name>
    <message>
        <source>容缺受理</source>
        <translation>Deferred acceptance</translation>
    </message>
    <message>
        <source>容缺受理并打印</source>
        <translation>Accept deferred and print</translation>
    </message>
    <message>
        <source>后补：{materials}</source>
        <translation>To follow: {materials}</translation>
    </message>
    <message>
        <source>最迟补交日期(&amp;D)</source>
        <translation>Latest &amp;date</translation>
    </message>
    <message>
        <source>补交方式(&amp;M)</source>
        <translation>By which &amp;means</translation>
    </message>
    <message>
        <source>到窗口</source>
        <translation>到窗口</translation>
    </message>
    <message>
        <source>请填写申请人承诺的最迟补交日期，如 20261207。</source>
        <translation>Give the latest date the applicant commits to, e.g. 20261207.</translation>
    </message>
    <message>
        <source>补交日期在今天之前，请核对。</source>
        <translation>That date is before today; check it.</translation>
    </message>
    <message>
        <source>请填写补交方式，如到窗口、邮寄。</source>
        <translation>Say how it will be handed in, at the window or by post.</translation>
    </message>
    <message>
        <source>不晚于办结期限届满日 {day}</source>
        <translation>not later than {day}, when the limit ends</translation>
    </message>
    <message>
        <source>补交日期不能晚于办结期限届满日 {day}。</source>
        <translation>The materials cannot come later than {day}, when the limit ends.</translation>
    </message>
</context>
<context>
    <name>CrashPage</name>
    <message>
        <source>错误报告</source>
        <translation>Error report</translation>
    </message>
    <message>
        <source>返回继续工作</source>
        <translation>Back to work</translation>
    </message>
    <message>
        <source>复制报告</source>
        <translation>Copy report</translation>
    </message>
    <message>
        <source>程序出现错误，这一步没有完成</source>
        <translation>The program met an error and did not finish this step</translation>
    </message>
    <message>
        <source>已保存的办件和草稿不受影响。请返回后重试；再次出现时，请把下面的报告交给系统管理员。</source>
        <translation>Saved cases and drafts are safe. Go back and try again; if it happens again, give the report below to the system administrator.</translation>
    </message>
</context>
<context>
    <name>DateField</name>
    <message>
        <source>如 20261123</source>
        <translation>e.g. 20261123</translation>
    </message>
    <message>
        <source>没有这一天，请写成 2026-11-23</source>
        <translation>There is no such day; write 2026-11-23</translation>
    </message>
</context>
<context>
    <name>DeclinePanel</name>
    <message>
        <source>不受理或者不予受理</source>
        <translation>Decline</translation>
    </message>
    <message>
        <source>确认并打印</source>
        <translation>Confirm and print</translation>
    </message>
    <message>
        <source>不需要许可的出具不受理告知书，其余出具不予受理决定书</source>
        <translation>No permit needed gives its own notice; every other case a decision not to accept</translation>
    </message>
    <message>
        <source>类别(&amp;T)</source>
        <translation>&amp;Type</translation>
    </message>
    <message>
        <source>情形(&amp;S)</source>
        <translation>&amp;Situation</translation>
    </message>
    <message>
        <source>理由（写入文书）(&amp;R)</source>
        <translation>&amp;Reason (printed on the notice)</translation>
    </message>
    <message>
        <source>依据的条款(&amp;K)</source>
        <translation>Clause (&amp;K)</translation>
    </message>
    <message>
        <source>有权机关(&amp;B)</source>
        <translation>Competent &amp;body</translation>
    </message>
    <message>
        <source>其他情形</source>
        <translation>Other situation</translation>
    </message>
    <message>
        <source>请填写理由，它要写入文书。</source>
        <translation>Give the reason; it stands on the notice.</translation>
    </message>
    <message>
        <source>请填写依据的法律条款。</source>
        <translation>Give the clause of law.</translation>
    </message>
    <message>
        <source>请写明应当向哪个机关申请，法律要求告知。</source>
        <translation>Name the body to apply to; the law requires it.</translation>
    </message>
    <message>
        <source>请先选择类别：按 → 选择不受理或者不予受理的法定情形。</source>
        <translation>Choose the kind first: → chooses the ground in law for not taking the application.</translation>
    </message>
    <message>
        <source>申请</source>
        <translation>Ask</translation>
    </message>
    <message>
        <source>先登记收件，经首席代表同意后出具文书</source>
        <translation>The application is received first; the paper is issued when the lead has agreed</translation>
    </message>
    <message>
        <source>一次性告知</source>
        <translation>Tell it at once</translation>
    </message>
</context>
<context>
    <name>Delivery</name>
    <message>
        <source>已登记证照</source>
        <translation>Certificate recorded</translation>
    </message>
    <message>
        <source>已通知领取</source>
        <translation>Applicant told to collect</translation>
    </message>
    <message>
        <source>已登记寄出</source>
        <translation>Dispatch recorded</translation>
    </message>
    <message>
        <source>已送达</source>
        <translation>Served</translation>
    </message>
    <message>
        <source>已归档</source>
        <translation>Archived</translation>
    </message>
    <message>
        <source>归档</source>
        <translation>Archive</translation>
    </message>
    <message>
        <source>案卷号（不填自动编）(&amp;V)</source>
        <translation>File &amp;volume (blank: automatic)</translation>
    </message>
    <message>
        <source>文书 {papers} 份 · 材料 {materials} 项 · 扫描件 {scans} 份</source>
        <translation>{papers} papers · {materials} materials · {scans} scans</translation>
    </message>
    <message>
        <source> · 其中 {n} 份文书尚未打印</source>
        <translation> · {n} papers not yet printed</translation>
    </message>
    <message>
        <source>公告送达 {day} 起生效，之后才能归档</source>
        <translation>The public notice takes effect on {day}; archive after that</translation>
    </message>
    <message>
        <source>制证</source>
        <translation>Certificate</translation>
    </message>
    <message>
        <source>证照编号、有效期以证照为准</source>
        <translation>Number and validity as on the certificate itself</translation>
    </message>
    <message>
        <source>证照名称(&amp;N)</source>
        <translation>Certificate &amp;name</translation>
    </message>
    <message>
        <source>证照编号(&amp;C)</source>
        <translation>&amp;Certificate number</translation>
    </message>
    <message>
        <source>有效期起(&amp;F)</source>
        <translation>Valid &amp;from</translation>
    </message>
    <message>
        <source>有效期止(&amp;T)</source>
        <translation>Valid &amp;to</translation>
    </message>
    <message>
        <source>事项</source>
        <translation>Item</translation>
    </message>
    <message>
        <source>编号</source>
        <translation>Number</translation>
    </message>
    <message>
        <source>部门</source>
        <translation>Department</translation>
    </message>
    <message>
        <source>送达期限</source>
        <translation>Delivery limit</translation>
    </message>
    <message>
        <source>证照</source>
        <translation>Certificate</translation>
    </message>
    <message>
        <source>已寄出</source>
        <translation>dispatched</translation>
    </message>
    <message>
        <source>结果</source>
        <translation>Result</translation>
    </message>
    <message>
        <source>准予</source>
        <translation>granted</translation>
    </message>
    <message>
        <source>不予许可</source>
        <translation>refused</translation>
    </message>
    <message>
        <source>文书预览</source>
        <translation>Notice preview</translation>
    </message>
    <message>
        <source>没有选中的办件</source>
        <translation>No case chosen</translation>
    </message>
    <message>
        <source>在左侧选择，或扫描文书上的条码</source>
        <translation>Choose one at the left, or scan the barcode of a paper</translation>
    </message>
    <message>
        <source>阶段</source>
        <translation>Stage</translation>
    </message>
    <message>
        <source>待办办件</source>
        <translation>Waiting cases</translation>
    </message>
    <message>
        <source>按 F2 换到其他阶段，或扫描文书上的条码</source>
        <translation>F2 changes the stage, or scan the barcode of a paper</translation>
    </message>
    <message>
        <source>没有待制证的办件</source>
        <translation>No certificate to make</translation>
    </message>
    <message>
        <source>没有待送达的办件</source>
        <translation>Nothing to deliver</translation>
    </message>
    <message>
        <source>没有待归档的办件</source>
        <translation>Nothing to archive</translation>
    </message>
    <message>
        <source>领取通知</source>
        <translation>Ready notice</translation>
    </message>
    <message>
        <source>通知并打印</source>
        <translation>Tell and print</translation>
    </message>
    <message>
        <source>联系电话 {phone}</source>
        <translation>Phone {phone}</translation>
    </message>
    <message>
        <source>告知方式(&amp;G)</source>
        <translation>How the messa&amp;ge goes</translation>
    </message>
    <message>
        <source>领取截止日期（可不填）(&amp;D)</source>
        <translation>Collect by &amp;date (optional)</translation>
    </message>
    <message>
        <source>没有这一天，请把截止日期写成 20261231，或者留空。</source>
        <translation>There is no such day; write it as 20261231 or leave it empty.</translation>
    </message>
    <message>
        <source>登记寄出</source>
        <translation>Record dispatch</translation>
    </message>
    <message>
        <source>收到回执后，在“邮寄”中填写签收日期</source>
        <translation>When the return receipt is back, enter its date under “Post”</translation>
    </message>
    <message>
        <source>承运单位(&amp;C)</source>
        <translation>&amp;Carrier</translation>
    </message>
    <message>
        <source>邮件号(&amp;W)</source>
        <translation>&amp;Waybill number</translation>
    </message>
    <message>
        <source>收件地址(&amp;A)</source>
        <translation>&amp;Address</translation>
    </message>
    <message>
        <source>邮政特快专递</source>
        <translation>邮政特快专递</translation>
    </message>
    <message>
        <source>请填写承运单位、邮件号和收件地址。</source>
        <translation>Give carrier, waybill number and address.</translation>
    </message>
    <message>
        <source>文书</source>
        <translation>Papers</translation>
    </message>
    <message>
        <source>本件没有文书</source>
        <translation>This case has no papers</translation>
    </message>
    <message>
        <source>存档</source>
        <translation>stored</translation>
    </message>
    <message>
        <source>预览</source>
        <translation>Preview</translation>
    </message>
    <message>
        <source>送达</source>
        <translation>Deliver</translation>
    </message>
    <message>
        <source>送达方式</source>
        <translation>Method of service</translation>
    </message>
    <message>
        <source>与受送达人关系(&amp;X)</source>
        <translation>Relation to the addressee (&amp;X)</translation>
    </message>
    <message>
        <source>回执签收日期(&amp;D)</source>
        <translation>&amp;Date on the return receipt</translation>
    </message>
    <message>
        <source>收件人(&amp;N)</source>
        <translation>Recipient&apos;s &amp;name</translation>
    </message>
    <message>
        <source>送达地点(&amp;P)</source>
        <translation>&amp;Place of service</translation>
    </message>
    <message>
        <source>同意的方式和凭据(&amp;C)</source>
        <translation>&amp;Consent and its proof</translation>
    </message>
    <message>
        <source>见证人或影像记录(&amp;T)</source>
        <translation>Wi&amp;tness or recording</translation>
    </message>
    <message>
        <source>理由和经过(&amp;R)</source>
        <translation>&amp;Reason and course</translation>
    </message>
    <message>
        <source>公告载体(&amp;P)</source>
        <translation>&amp;Published in</translation>
    </message>
    <message>
        <source>授权委托书(&amp;R)</source>
        <translation>Powe&amp;r of attorney</translation>
    </message>
    <message>
        <source>代理人 {name} · 代理权限：{authority}</source>
        <translation>Agent {name} · authority: {authority}</translation>
    </message>
    <message>
        <source>证件号码(&amp;I)</source>
        <translation>&amp;ID number</translation>
    </message>
    <message>
        <source>与申请人证件号码一致</source>
        <translation>Same as the applicant&apos;s number</translation>
    </message>
    <message>
        <source>与代理人证件号码一致</source>
        <translation>Same as the agent&apos;s number</translation>
    </message>
    <message>
        <source>与申请人、代理人均不相同，请核对关系</source>
        <translation>Neither the applicant&apos;s nor the agent&apos;s; check the relation</translation>
    </message>
    <message>
        <source>已核验证件</source>
        <translation>ID checked</translation>
    </message>
    <message>
        <source>领取</source>
        <translation>Collect</translation>
    </message>
    <message>
        <source>直接</source>
        <translation>Direct</translation>
    </message>
    <message>
        <source>留置</source>
        <translation>Left</translation>
    </message>
    <message>
        <source>邮寄</source>
        <translation>Post</translation>
    </message>
    <message>
        <source>电子</source>
        <translation>Electronic</translation>
    </message>
    <message>
        <source>公告</source>
        <translation>Public notice</translation>
    </message>
    <message>
        <source>核验领取人证件，当面签收</source>
        <translation>Check the recipient&apos;s ID; signed for in person</translation>
    </message>
    <message>
        <source>送到受送达人处，由其本人或同住成年家属签收</source>
        <translation>Taken to the addressee; signed by them or an adult of the household</translation>
    </message>
    <message>
        <source>拒收时留置，须有见证人或影像记录</source>
        <translation>Left when refused; needs a witness or a recording</translation>
    </message>
    <message>
        <source>先登记寄出（F8），以回执签收日期为送达日期</source>
        <translation>Record the dispatch first (F8); the receipt&apos;s date is the date of service</translation>
    </message>
    <message>
        <source>须经受送达人同意，并能确认其收悉</source>
        <translation>Needs the addressee&apos;s consent and a proof that it arrived</translation>
    </message>
    <message>
        <source>下落不明或其他方式无法送达，公告满 30 日视为送达</source>
        <translation>When nothing else reaches them; served 30 days after publication</translation>
    </message>
    <message>
        <source>{day} 生效</source>
        <translation>in effect {day}</translation>
    </message>
    <message>
        <source>到达时间(&amp;H)</source>
        <translation>Time of arrival (&amp;H)</translation>
    </message>
    <message>
        <source>到达日期(&amp;D)</source>
        <translation>Date of arrival (&amp;D)</translation>
    </message>
    <message>
        <source>电子地址或者系统(&amp;P)</source>
        <translation>Electronic address or system (&amp;P)</translation>
    </message>
    <message>
        <source>更正邮件号的理由(&amp;R)</source>
        <translation>Reason for the correction (&amp;R)</translation>
    </message>
    <message>
        <source>待缴费用</source>
        <translation>Fees owed</translation>
    </message>
    <message>
        <source>原证</source>
        <translation>Old certificate</translation>
    </message>
    <message>
        <source>待缴费</source>
        <translation>to be paid</translation>
    </message>
    <message>
        <source>案卷评查 {score} 分</source>
        <translation>File review: {score} of 100</translation>
    </message>
</context>
<context>
    <name>DeliveryPage</name>
    <message>
        <source>制证送达</source>
        <translation>Delivery</translation>
    </message>
    <message>
        <source>办件档案</source>
        <translation>Case file</translation>
    </message>
    <message>
        <source>送达并打印回证</source>
        <translation>Serve and print receipt</translation>
    </message>
    <message>
        <source>登记证照</source>
        <translation>Record certificate</translation>
    </message>
    <message>
        <source>下一阶段</source>
        <translation>Next stage</translation>
    </message>
    <message>
        <source>到列表</source>
        <translation>To the list</translation>
    </message>
    <message>
        <source>放大文书 / 返回</source>
        <translation>Enlarge / back</translation>
    </message>
    <message>
        <source>读身份证</source>
        <translation>Read ID card</translation>
    </message>
    <message>
        <source>已核验证件</source>
        <translation>ID checked</translation>
    </message>
    <message>
        <source>{what}：{name} · {item}</source>
        <translation>{what}: {name} · {item}</translation>
    </message>
    <message>
        <source>没有选中的办件</source>
        <translation>No case is chosen</translation>
    </message>
</context>
<context>
    <name>DocumentField</name>
    <message>
        <source>男</source>
        <translation>male</translation>
    </message>
    <message>
        <source>女</source>
        <translation>female</translation>
    </message>
    <message>
        <source>{day} 出生</source>
        <translation>born {day}</translation>
    </message>
    <message>
        <source>{n} 周岁</source>
        <translation>aged {n}</translation>
    </message>
</context>
<context>
    <name>Drafting</name>
    <message>
        <source>草稿已保存 {time}</source>
        <translation>Draft saved {time}</translation>
    </message>
</context>
<context>
    <name>Exits</name>
    <message>
        <source>没有标记为容缺的材料：在材料清单中按 3 标记可容缺的材料</source>
        <translation>No material is marked deferred: press 3 on a material that may be deferred</translation>
    </message>
    <message>
        <source>材料齐全，没有要补正的内容；材料有误的，请在该行按 5 写明</source>
        <translation>The materials are complete; nothing to supplement. Press 5 on a faulty one and say what is wrong</translation>
    </message>
    <message>
        <source>请先勾选收到的材料：在材料清单中按 1 标记已收，再按 F7 收件</source>
        <translation>Mark what has come in first: press 1 on the lines of the list, then F7</translation>
    </message>
    <message>
        <source>已出具：{papers}</source>
        <translation>Issued: {papers}</translation>
    </message>
    <message>
        <source>光标所在的“{name}”可以容缺：按 3 标为容缺，再按 F10</source>
        <translation>“{name}”, where the cursor is, may come later: press 3 to mark it, then F10</translation>
    </message>
    <message>
        <source>；不能容缺、还须收齐的有：{materials}</source>
        <translation>; these cannot come later and must be here: {materials}</translation>
    </message>
    <message>
        <source>先选类别，才能确定出具不受理告知书还是不予受理决定书</source>
        <translation>Choose the kind first: it decides which paper is issued</translation>
    </message>
</context>
<context>
    <name>ExtendForm</name>
    <message>
        <source>延长办理期限</source>
        <translation>Extend the limit</translation>
    </message>
    <message>
        <source>申请延期</source>
        <translation>Ask for extension</translation>
    </message>
    <message>
        <source>只能延长一次，至多 {n} 日；承诺期限不变</source>
        <translation>Once only, at most {n} days; the promised limit stays</translation>
    </message>
    <message>
        <source>延长日数(&amp;D)</source>
        <translation>&amp;Days</translation>
    </message>
    <message>
        <source>延期的理由(&amp;R)</source>
        <translation>&amp;Reason for the extension</translation>
    </message>
    <message>
        <source>延期须为 1 至 {n} 日。</source>
        <translation>An extension is 1 to {n} days.</translation>
    </message>
    <message>
        <source>请写明延期的理由，法律要求告知申请人。</source>
        <translation>Give the reason; the law requires that the applicant be told.</translation>
    </message>
    <message>
        <source>批准文号(&amp;N)</source>
        <translation>Approval &amp;number</translation>
    </message>
    <message>
        <source>批准日期(&amp;T)</source>
        <translation>Approved &amp;on</translation>
    </message>
    <message>
        <source>批准人姓名(&amp;M)</source>
        <translation>Approved by (na&amp;me)</translation>
    </message>
    <message>
        <source>请按本级人民政府负责人的批准文件填写。</source>
        <translation>Fill in from the approval of the head of the government.</translation>
    </message>
</context>
<context>
    <name>FinishForm</name>
    <message>
        <source>{step}意见</source>
        <translation>Opinion: {step}</translation>
    </message>
    <message>
        <source>办结{step}</source>
        <translation>Finish: {step}</translation>
    </message>
    <message>
        <source>F4 常用语</source>
        <translation>F4 phrases</translation>
    </message>
    <message>
        <source>同意</source>
        <translation>Agree</translation>
    </message>
    <message>
        <source>不同意</source>
        <translation>Disagree</translation>
    </message>
    <message>
        <source>结论(&amp;J)</source>
        <translation>&amp;Judgement</translation>
    </message>
    <message>
        <source>意见(&amp;Y)</source>
        <translation>Opinion (&amp;Y)</translation>
    </message>
    <message>
        <source>请填写意见，办结环节必须有意见。</source>
        <translation>Give an opinion; no step ends without one.</translation>
    </message>
</context>
<context>
    <name>FirstRun</name>
    <message>
        <source>首次使用：建立本窗口</source>
        <translation>First use: set up this desk</translation>
    </message>
    <message>
        <source>建立</source>
        <translation>Set up</translation>
    </message>
    <message>
        <source>本机代码(&amp;D)</source>
        <translation>&amp;Desk code</translation>
    </message>
    <message>
        <source>管理员工号(&amp;U)</source>
        <translation>Administrator&apos;s n&amp;umber</translation>
    </message>
    <message>
        <source>管理员姓名(&amp;N)</source>
        <translation>Administrator&apos;s &amp;name</translation>
    </message>
    <message>
        <source>密码(&amp;P)</source>
        <translation>&amp;Password</translation>
    </message>
    <message>
        <source>至少 {n} 个字符，可以是一句话</source>
        <translation>At least {n} characters; a sentence will do</translation>
    </message>
    <message>
        <source>再输一次密码(&amp;A)</source>
        <translation>Password &amp;again</translation>
    </message>
    <message>
        <source>请填四位数字</source>
        <translation>Give four digits</translation>
    </message>
    <message>
        <source>请填工号，登录时使用</source>
        <translation>Give the officer number used to log in</translation>
    </message>
    <message>
        <source>请填姓名</source>
        <translation>Give the name</translation>
    </message>
    <message>
        <source>密码太短</source>
        <translation>The password is too short</translation>
    </message>
    <message>
        <source>两次输入的密码不同</source>
        <translation>The two passwords differ</translation>
    </message>
    <message>
        <source>六位数字，编入每个办件编号</source>
        <translation>Six digits; they open every case number</translation>
    </message>
    <message>
        <source>印在每一份文书上，以后可在系统设置中改</source>
        <translation>It stands on every notice; the settings can change it</translation>
    </message>
    <message>
        <source>四位数字，编入办件编号，不得重复</source>
        <translation>Four digits in every case number; no two desks share them</translation>
    </message>
    <message>
        <source>带示例部门和示例事项，仅供试用</source>
        <translation>With sample departments and items, only to try the program out</translation>
    </message>
    <message>
        <source>带示例部门和示例事项，仅供试用(&amp;S)</source>
        <translation>With &amp;sample departments and items, only to try the program out</translation>
    </message>
    <message>
        <source>政务服务中心全称(&amp;O)</source>
        <translation>Full name of the h&amp;all</translation>
    </message>
    <message>
        <source>数据加密保存在本机，密码不能找回，只能用恢复码重设。管理员只管账号和设置，不办件。</source>
        <translation>Data stay encrypted on this machine; a lost password can only be reset by the recovery code. The administrator keeps accounts and settings and takes no part in cases.</translation>
    </message>
    <message>
        <source>行政区划代码(&amp;V)</source>
        <translation>Di&amp;vision code</translation>
    </message>
    <message>
        <source>请填全称</source>
        <translation>Give the full name</translation>
    </message>
    <message>
        <source>请填六位数字</source>
        <translation>Give six digits</translation>
    </message>
</context>
<context>
    <name>GapTable</name>
    <message>
        <source>问题：{text}</source>
        <translation>Fault: {text}</translation>
    </message>
    <message>
        <source>要求：{text}</source>
        <translation>Remedy: {text}</translation>
    </message>
    <message>
        <source>已补来</source>
        <translation>In</translation>
    </message>
    <message>
        <source>未补来</source>
        <translation>Missing</translation>
    </message>
    <message>
        <source>此前已收</source>
        <translation>In earlier</translation>
    </message>
    <message>
        <source>序号</source>
        <translation>No.</translation>
    </message>
    <message>
        <source>材料与补正要求</source>
        <translation>Material and remedy</translation>
    </message>
    <message>
        <source>状态</source>
        <translation>State</translation>
    </message>
</context>
<context>
    <name>GrantForm</name>
    <message>
        <source>准予决定</source>
        <translation>Grant</translation>
    </message>
    <message>
        <source>签发准予决定</source>
        <translation>Sign the grant</translation>
    </message>
    <message>
        <source>F9 改为不予 · F4 常用语</source>
        <translation>F9 to refuse · F4 phrases</translation>
    </message>
    <message>
        <source>准予的内容(&amp;C)</source>
        <translation>&amp;Content granted</translation>
    </message>
    <message>
        <source>决定意见(&amp;Y)</source>
        <translation>Opinion of the decision (&amp;Y)</translation>
    </message>
    <message>
        <source>附加条件(&amp;K)</source>
        <translation>Conditions (&amp;K)</translation>
    </message>
    <message>
        <source>认定的事实(&amp;F)</source>
        <translation>&amp;Facts found</translation>
    </message>
    <message>
        <source>有效期自(&amp;B)</source>
        <translation>Validity &amp;begins</translation>
    </message>
    <message>
        <source>有效期至(&amp;E)</source>
        <translation>Validity &amp;ends</translation>
    </message>
    <message>
        <source>请填写准予的内容。</source>
        <translation>Say what is granted.</translation>
    </message>
    <message>
        <source>没有这一天，请写成 2026-11-23</source>
        <translation>There is no such day; write 2026-11-23</translation>
    </message>
    <message>
        <source>请填写决定意见。</source>
        <translation>Give the opinion of the decision.</translation>
    </message>
    <message>
        <source>变更的内容：原来怎样，改为怎样(&amp;C)</source>
        <translation>What changes: from what to what(&amp;C)</translation>
    </message>
    <message>
        <source>请写明变更前后的内容，决定书上要用。</source>
        <translation>Say what it was and what it becomes: the decision tells it.</translation>
    </message>
</context>
<context>
    <name>HelpSheet</name>
    <message>
        <source>关闭</source>
        <translation>Close</translation>
    </message>
    <message>
        <source>按键帮助</source>
        <translation>Keys</translation>
    </message>
</context>
<context>
    <name>ItemCard</name>
    <message>
        <source>法定 {limit}</source>
        <translation>By law {limit}</translation>
    </message>
    <message>
        <source>承诺即办</source>
        <translation>Promised on the spot</translation>
    </message>
    <message>
        <source>承诺 {limit}</source>
        <translation>Promised {limit}</translation>
    </message>
    <message>
        <source>选择事项(&amp;S)</source>
        <translation>&amp;Service item</translation>
    </message>
    <message>
        <source>选择事项</source>
        <translation>Service item</translation>
    </message>
    <message>
        <source>名称、拼音首字母、编码或部门</source>
        <translation>Name, pinyin initials, code or department</translation>
    </message>
    <message>
        <source>告知单</source>
        <translation>Slip</translation>
    </message>
    <message>
        <source>（另有 {n} 种）</source>
        <translation> ({n} more)</translation>
    </message>
    <message>
        <source>{when}的，不需要许可：按 F9 告知</source>
        <translation>No permit needed for {when}: F9 tells the applicant</translation>
    </message>
    <message>
        <source>没有这样的事项，请换个说法：名称、拼音首字母、编码或部门</source>
        <translation>No such item; try another word: name, pinyin initials, code or department</translation>
    </message>
    <message>
        <source>{since}起 {limit}内申请；不知道的可以空着</source>
        <translation>To be applied for within {limit} from {since}; may stay empty</translation>
    </message>
    <message>
        <source>分阶段办理：申请人须先取得前一阶段的准予决定</source>
        <translation>In stages: the earlier stage must have been granted first</translation>
    </message>
    <message>
        <source>数量限 {n} 件，按受理先后决定（行政许可法第五十七条）</source>
        <translation>{n} at most, decided in the order of acceptance (Licensing Law art. 57)</translation>
    </message>
    <message>
        <source>数量限 {n} 件，已准予 {granted} 件、在办 {waiting} 件，按受理先后决定（行政许可法第五十七条）</source>
        <translation>Limited to {n}: {granted} granted, {waiting} in progress; decided in the order of acceptance (licensing law, art. 57)</translation>
    </message>
    <message>
        <source>申请期限起算日(&amp;Q)</source>
        <translation>Time to apply runs from (&amp;Q)</translation>
    </message>
    <message>
        <source>须由申请人本人到场，不能代理</source>
        <translation>The applicant in person; no agent</translation>
    </message>
    <message>
        <source>排队号</source>
        <translation>Queue ticket</translation>
    </message>
    <message>
        <source>排队号 Ctrl+K</source>
        <translation>Ticket Ctrl+K</translation>
    </message>
    <message>
        <source>如 A012；可加取号、叫号时间：A012 9:01 9:12</source>
        <translation>Such as A012; the times it was taken and called may follow: A012 9:01 9:12</translation>
    </message>
    <message>
        <source>目录里还没有可办的事项，请首席代表或系统管理员在“事项目录”中导入并发布</source>
        <translation>The catalogue has no item yet. The lead or the system administrator imports and publishes them on the page “Catalogue”.</translation>
    </message>
    <message>
        <source>事项目录正在打开，请稍候</source>
        <translation>The catalogue is being opened, please wait</translation>
    </message>
</context>
<context>
    <name>Keys</name>
    <message>
        <source>下一项；在按钮上为按下</source>
        <translation>Next field; on a button, press it</translation>
    </message>
    <message>
        <source>下一项 / 上一项</source>
        <translation>Next / previous field</translation>
    </message>
    <message>
        <source>跳到标有该字母的输入项</source>
        <translation>Go to the field with that letter</translation>
    </message>
    <message>
        <source>提交，等同右下角主按钮</source>
        <translation>Submit, same as the main button at the lower right</translation>
    </message>
    <message>
        <source>撤销刚办的一步（10 秒内、未打印）</source>
        <translation>Undo the last act (within 10 s, before printing)</translation>
    </message>
    <message>
        <source>关闭列表、面板或提示</source>
        <translation>Close list, panel or message</translation>
    </message>
    <message>
        <source>窗口</source>
        <translation>Window</translation>
    </message>
    <message>
        <source>通用</source>
        <translation>General</translation>
    </message>
    <message>
        <source>Alt+字母</source>
        <translation>Alt+letter</translation>
    </message>
</context>
<context>
    <name>Light</name>
    <message>
        <source>正常</source>
        <translation>on time</translation>
    </message>
    <message>
        <source>临近</source>
        <translation>due soon</translation>
    </message>
    <message>
        <source>超期</source>
        <translation>overdue</translation>
    </message>
    <message>
        <source>暂停</source>
        <translation>stopped</translation>
    </message>
    <message>
        <source>按时办结</source>
        <translation>done in time</translation>
    </message>
    <message>
        <source>超期办结</source>
        <translation>done late</translation>
    </message>
    <message>
        <source>已终结</source>
        <translation>ended</translation>
    </message>
    <message>
        <source>未起算</source>
        <translation>not started</translation>
    </message>
</context>
<context>
    <name>LivePreview</name>
    <message>
        <source>选择事项后在此预览将要打印的文书</source>
        <translation>Choose an item to see the notice here</translation>
    </message>
    <message>
        <source>{sheet} · 一式 {n} 份</source>
        <translation>{sheet} · copies: {n}</translation>
    </message>
</context>
<context>
    <name>LockCurtain</name>
    <message>
        <source>密码(&amp;P)</source>
        <translation>&amp;Password</translation>
    </message>
    <message>
        <source>解锁</source>
        <translation>Unlock</translation>
    </message>
    <message>
        <source>换班</source>
        <translation>Change shift</translation>
    </message>
    <message>
        <source>已锁定</source>
        <translation>Locked</translation>
    </message>
    <message>
        <source>{name} · 工号 {id}</source>
        <translation>{name} · no. {id}</translation>
    </message>
    <message>
        <source>草稿已保存，解锁后接着办。</source>
        <translation>The draft is saved; go on after unlocking.</translation>
    </message>
</context>
<context>
    <name>LogIn</name>
    <message>
        <source>政务服务窗口</source>
        <translation>Public service counter</translation>
    </message>
    <message>
        <source>请用自己的工号和密码登录。</source>
        <translation>Log in with your own number and password.</translation>
    </message>
    <message>
        <source>登录</source>
        <translation>Log in</translation>
    </message>
    <message>
        <source>工号(&amp;U)</source>
        <translation>Officer n&amp;umber</translation>
    </message>
    <message>
        <source>密码(&amp;P)</source>
        <translation>&amp;Password</translation>
    </message>
    <message>
        <source>培训账号：w1 窗口 · h1 承办 · c1 审核 · a1 批准 · s1 监察 · m1 管理，密码 yimen-training</source>
        <translation>Training: w1 window · h1 handler · c1 checker · a1 approver · s1 supervisor · m1 administrator; password yimen-training</translation>
    </message>
    <message>
        <source>用恢复码重设密码</source>
        <translation>Reset the password by recovery code</translation>
    </message>
    <message>
        <source>请输入工号和密码。</source>
        <translation>Give officer number and password.</translation>
    </message>
    <message>
        <source>尚未打印：{papers}。请在办件档案按 F5 打印。</source>
        <translation>Not printed yet: {papers}. Print them in the case file with F5.</translation>
    </message>
    <message>
        <source>程序出现错误，这一步没有完成。请重试；再次出现时请告诉系统管理员：{last}</source>
        <translation>The program made an error and this step is not done. Try again; if it happens again tell the system administrator: {last}</translation>
    </message>
    <message>
        <source>上次没有正常退出（断电或被强行结束）。已保存的办件和草稿不受影响，请核对最后一件。</source>
        <translation>The last session was broken off (power, or ended by force). Saved cases and drafts are safe; check the last one.</translation>
    </message>
    <message>
        <source>上次程序出错后中断。已保存的办件和草稿不受影响，请核对最后一件；错误记录在 {file}，请告诉系统管理员。</source>
        <translation>The program broke off with a fault last time. Saved cases and drafts are safe; check the last one. The fault is written down in {file}: tell the system administrator.</translation>
    </message>
</context>
<context>
    <name>MaterialTable</name>
    <message>
        <source>已收</source>
        <translation>In</translation>
    </message>
    <message>
        <source>未收</source>
        <translation>Missing</translation>
    </message>
    <message>
        <source>容缺</source>
        <translation>Deferred</translation>
    </message>
    <message>
        <source>电子</source>
        <translation>Electronic</translation>
    </message>
    <message>
        <source>“{name}”不在容缺目录内</source>
        <translation>“{name}” may not be deferred</translation>
    </message>
    <message>
        <source>序号</source>
        <translation>No.</translation>
    </message>
    <message>
        <source>材料名称</source>
        <translation>Material</translation>
    </message>
    <message>
        <source>形式</source>
        <translation>Form</translation>
    </message>
    <message>
        <source>份数</source>
        <translation>Copies</translation>
    </message>
    <message>
        <source>状态</source>
        <translation>State</translation>
    </message>
    <message>
        <source>（非必收）</source>
        <translation> (optional)</translation>
    </message>
    <message>
        <source>（可容缺）</source>
        <translation> (may follow)</translation>
    </message>
</context>
<context>
    <name>MaterialsCard</name>
    <message>
        <source>材料清单</source>
        <translation>Materials</translation>
    </message>
    <message>
        <source>选择事项后在此列出应收材料</source>
        <translation>Choose an item to list its materials</translation>
    </message>
    <message>
        <source>有误之处(&amp;W)</source>
        <translation>What is &amp;wrong</translation>
    </message>
    <message>
        <source>必收材料全部已收</source>
        <translation>All required are in</translation>
    </message>
    <message>
        <source>标记有误</source>
        <translation>Mark faulty</translation>
    </message>
    <message>
        <source>高拍</source>
        <translation>Camera</translation>
    </message>
    <message>
        <source>导入文件</source>
        <translation>Import file</translation>
    </message>
    <message>
        <source>结果领取(&amp;J)</source>
        <translation>Result delivered by (&amp;J)</translation>
    </message>
    <message>
        <source>另有扫描件 {n} 份</source>
        <translation>{n} more scans</translation>
    </message>
    <message>
        <source>第 {n} 项“{name}”有误之处(&amp;W)</source>
        <translation>What is &amp;wrong with no. {n}, “{name}”</translation>
    </message>
    <message>
        <source>Enter 记下；申请人当场改好后，在该行按 1</source>
        <translation>Enter keeps it; when mended on the spot, press 1 on that line</translation>
    </message>
    <message>
        <source>缺 {n} 件必收材料</source>
        <translation>{n} required missing</translation>
    </message>
    <message>
        <source>容缺 {n} 件</source>
        <translation>{n} deferred</translation>
    </message>
    <message>
        <source>材料齐全</source>
        <translation>Materials complete</translation>
    </message>
    <message>
        <source>空格切换 · 1 已收 2 未收 3 容缺 4 电子 5 有误 · 标后自动到下一项</source>
        <translation>Space goes on · 1 received 2 missing 3 later 4 electronic 5 faulty · then the next line by itself</translation>
    </message>
    <message>
        <source>先选情形</source>
        <translation>Answer the questions</translation>
    </message>
</context>
<context>
    <name>Navigation</name>
    <message>
        <source>{n} 件</source>
        <translation>{n} cases</translation>
    </message>
    <message>
        <source>工号 {id}</source>
        <translation>No. {id}</translation>
    </message>
    <message>
        <source>锁定</source>
        <translation>Lock</translation>
    </message>
    <message>
        <source>换班</source>
        <translation>Change shift</translation>
    </message>
</context>
<context>
    <name>Offer</name>
    <message>
        <source>已有信息</source>
        <translation>Known data</translation>
    </message>
</context>
<context>
    <name>OnTheSpotPanel</name>
    <message>
        <source>当场办结</source>
        <translation>Finish on the spot</translation>
    </message>
    <message>
        <source>受理并打印</source>
        <translation>Accept and print</translation>
    </message>
    <message>
        <source>不填证照编号或者不核验领取人的，停在制证或者待送达环节</source>
        <translation>Without certificate number or checked ID the case waits at certificate or delivery</translation>
    </message>
    <message>
        <source>办理方式(&amp;Y)</source>
        <translation>Wa&amp;y of handling</translation>
    </message>
    <message>
        <source>受理并当场办结</source>
        <translation>Accept and finish now</translation>
    </message>
    <message>
        <source>只受理</source>
        <translation>Accept only</translation>
    </message>
    <message>
        <source>{name}编号(&amp;Z)</source>
        <translation>{name} number (&amp;Z)</translation>
    </message>
    <message>
        <source>领取人(&amp;U)</source>
        <translation>Handed o&amp;ut to</translation>
    </message>
    <message>
        <source>领取人证件号码</source>
        <translation>Recipient&apos;s ID number</translation>
    </message>
    <message>
        <source>审查意见(&amp;O)</source>
        <translation>Review &amp;opinion</translation>
    </message>
    <message>
        <source>准予内容(&amp;E)</source>
        <translation>Cont&amp;ent granted</translation>
    </message>
    <message>
        <source>已核验领取人证件，当场交付(&amp;V)</source>
        <translation>ID &amp;verified, handed over now</translation>
    </message>
    <message>
        <source>请填写审查意见和准予内容，它们要写入文书。</source>
        <translation>Give opinion and content; they stand on the notice.</translation>
    </message>
    <message>
        <source>当场交付的，请填写领取人和证件号码。</source>
        <translation>To hand over now, give the recipient and the ID number.</translation>
    </message>
</context>
<context>
    <name>PageDraft</name>
    <message>
        <source>草稿已保存 {time}</source>
        <translation>Draft saved {time}</translation>
    </message>
</context>
<context>
    <name>Pages</name>
    <message>
        <source>受理登记</source>
        <translation>Acceptance</translation>
    </message>
    <message>
        <source>补正补齐</source>
        <translation>Supplements</translation>
    </message>
    <message>
        <source>审批审查</source>
        <translation>Approval</translation>
    </message>
    <message>
        <source>制证送达</source>
        <translation>Delivery</translation>
    </message>
    <message>
        <source>办件档案</source>
        <translation>Case file</translation>
    </message>
    <message>
        <source>人员岗位</source>
        <translation>Staff</translation>
    </message>
    <message>
        <source>系统设置</source>
        <translation>Settings</translation>
    </message>
    <message>
        <source>事项目录</source>
        <translation>Catalogue</translation>
    </message>
    <message>
        <source>证照到期</source>
        <translation>Expiring permits</translation>
    </message>
    <message>
        <source>登记簿</source>
        <translation>Registers</translation>
    </message>
    <message>
        <source>评价投诉</source>
        <translation>Ratings</translation>
    </message>
    <message>
        <source>启用准备</source>
        <translation>Getting ready</translation>
    </message>
    <message>
        <source>督查看板</source>
        <translation>Supervision</translation>
    </message>
    <message>
        <source>工作日历</source>
        <translation>Working days</translation>
    </message>
    <message>
        <source>文书验真</source>
        <translation>Check papers</translation>
    </message>
    <message>
        <source>文书打印</source>
        <translation>Print papers</translation>
    </message>
    <message>
        <source>办件台账</source>
        <translation>All cases</translation>
    </message>
    <message>
        <source>文书模板</source>
        <translation>Papers</translation>
    </message>
    <message>
        <source>同步待办</source>
        <translation>Center to-dos</translation>
    </message>
    <message>
        <source>案卷交接</source>
        <translation>Folders</translation>
    </message>
    <message>
        <source>跨层级办理</source>
        <translation>Across levels</translation>
    </message>
    <message>
        <source>数据交换</source>
        <translation>Data exchange</translation>
    </message>
    <message>
        <source>信息公开</source>
        <translation>Information requests</translation>
    </message>
</context>
<context>
    <name>PaperPane</name>
    <message>
        <source>文书预览</source>
        <translation>Notice preview</translation>
    </message>
    <message>
        <source>最近文书</source>
        <translation>Latest paper</translation>
    </message>
    <message>
        <source>文书</source>
        <translation>Paper</translation>
    </message>
    <message>
        <source>选择一件办理，在此查看文书</source>
        <translation>Choose a case to see its paper</translation>
    </message>
    <message>
        <source>{sheet} · 一式 {n} 份</source>
        <translation>{sheet} · copies: {n}</translation>
    </message>
</context>
<context>
    <name>Persons</name>
    <message>
        <source>证件已于 {day} 到期，请核对</source>
        <translation>The document expired on {day}; check it</translation>
    </message>
    <message>
        <source>Enter 沿用</source>
        <translation>Enter to use</translation>
    </message>
    <message>
        <source>该申请人 {day} 已申请过本事项（{state}，{number}），请核对是否重复</source>
        <translation>This person applied for this item on {day} ({state}, {number}); check for a duplicate</translation>
    </message>
    <message>
        <source>该证件号码此前登记的姓名（名称）是“{name}”，请核对证件</source>
        <translation>This number is registered to “{name}”. Compare the document.</translation>
    </message>
    <message>
        <source>已带出上次登记的信息，请核对；有变的直接输入</source>
        <translation>Taken over from last time, please compare; type over what has changed</translation>
    </message>
    <message>
        <source>{day} 已申请过本事项</source>
        <translation>applied for this on {day}</translation>
    </message>
</context>
<context>
    <name>PhraseList</name>
    <message>
        <source>常用语</source>
        <translation>Phrases</translation>
    </message>
</context>
<context>
    <name>PreviewSplit</name>
    <message>
        <source>文书预览</source>
        <translation>Notice preview</translation>
    </message>
</context>
<context>
    <name>ProblemBar</name>
    <message>
        <source>知道了</source>
        <translation>Got it</translation>
    </message>
    <message>
        <source>再打一次</source>
        <translation>Print again</translation>
    </message>
    <message>
        <source>{sentence}（另有 {n} 条提示，按 Esc 看上一条）</source>
        <translation>{sentence} ({n} more, Esc shows the one before)</translation>
    </message>
</context>
<context>
    <name>ReasonPanel</name>
    <message>
        <source>法定情形(&amp;G)</source>
        <translation>Legal &amp;ground</translation>
    </message>
    <message>
        <source>理由(&amp;R)</source>
        <translation>&amp;Reason</translation>
    </message>
    <message>
        <source>请写明理由，要记入档案。</source>
        <translation>Say why; it goes into the file.</translation>
    </message>
</context>
<context>
    <name>Recovery</name>
    <message>
        <source>用恢复码重设密码</source>
        <translation>Reset the password by recovery code</translation>
    </message>
    <message>
        <source>恢复码印在建立本机时封存的纸上。O 与 0、I 与 1 不必区分，短横线可以不输。</source>
        <translation>The code is on the sealed print. O and 0, I and 1 count as the same; dashes may be left out.</translation>
    </message>
    <message>
        <source>重设密码</source>
        <translation>Reset password</translation>
    </message>
    <message>
        <source>恢复码(&amp;R)</source>
        <translation>&amp;Recovery code</translation>
    </message>
    <message>
        <source>工号(&amp;U)</source>
        <translation>Officer n&amp;umber</translation>
    </message>
    <message>
        <source>新密码(&amp;P)</source>
        <translation>New &amp;password</translation>
    </message>
    <message>
        <source>再输一次新密码(&amp;A)</source>
        <translation>New password &amp;again</translation>
    </message>
    <message>
        <source>返回登录</source>
        <translation>Back to log-in</translation>
    </message>
    <message>
        <source>请输入恢复码、工号和新密码。</source>
        <translation>Give recovery code, officer number and new password.</translation>
    </message>
    <message>
        <source>两次输入的密码不同。</source>
        <translation>The two passwords differ.</translation>
    </message>
</context>
<context>
    <name>RefuseForm</name>
    <message>
        <source>不予决定</source>
        <translation>Refuse</translation>
    </message>
    <message>
        <source>签发不予决定</source>
        <translation>Sign the refusal</translation>
    </message>
    <message>
        <source>认定的事实(&amp;F)</source>
        <translation>&amp;Facts found</translation>
    </message>
    <message>
        <source>不予的理由(&amp;R)</source>
        <translation>&amp;Reasons for the refusal</translation>
    </message>
    <message>
        <source>依据的条款(&amp;L)</source>
        <translation>C&amp;lause</translation>
    </message>
    <message>
        <source>决定意见(&amp;Y)</source>
        <translation>Opinion of the decision (&amp;Y)</translation>
    </message>
    <message>
        <source>须有事实、理由和条款；救济途径自动载明 · F4 常用语</source>
        <translation>Facts, reasons and clause are required; remedies are stated automatically · F4 phrases</translation>
    </message>
</context>
<context>
    <name>ResultLine</name>
    <message>
        <source>撤销</source>
        <translation>Undo</translation>
    </message>
    <message>
        <source>撤销（{n} 秒）</source>
        <translation>Undo ({n} s)</translation>
    </message>
    <message>
        <source>已过 {n} 秒，不能撤销；有误的，请在办件档案中更正。</source>
        <translation>{n} seconds are over, so it cannot be taken back; correct it in the case file.</translation>
    </message>
    <message>
        <source>文书已打印，不能撤销；有误的，请在办件档案中更正。</source>
        <translation>The paper is printed, so this cannot be undone; correct what is wrong in the case file.</translation>
    </message>
    <message>
        <source>文书正在打印，请稍候：没有打印出来的可以撤销。</source>
        <translation>The paper is being printed, please wait: what does not come out can be undone.</translation>
    </message>
    <message>
        <source>待打印</source>
        <translation>to be printed</translation>
    </message>
</context>
<context>
    <name>ResumeForm</name>
    <message>
        <source>结束{ground}</source>
        <translation>End: {ground}</translation>
    </message>
    <message>
        <source>自明日起继续计时</source>
        <translation>The clock runs again from tomorrow</translation>
    </message>
    <message>
        <source>结果(&amp;R)</source>
        <translation>&amp;Result</translation>
    </message>
    <message>
        <source>请填写特别程序的结果。</source>
        <translation>Give the result of the special procedure.</translation>
    </message>
    <message>
        <source>结束{ground}并打印</source>
        <translation>End {ground} and print</translation>
    </message>
</context>
<context>
    <name>ReturnForm</name>
    <message>
        <source>退回</source>
        <translation>Send back</translation>
    </message>
    <message>
        <source>退回不停止计时，各环节按剩余期限继续</source>
        <translation>Sending back does not stop the clock; each step goes on with what is left</translation>
    </message>
    <message>
        <source>退回到(&amp;T)</source>
        <translation>Send back &amp;to</translation>
    </message>
    <message>
        <source>退回的理由(&amp;R)</source>
        <translation>&amp;Reason for sending back</translation>
    </message>
    <message>
        <source>请写明退回的理由。</source>
        <translation>Give the reason for sending back.</translation>
    </message>
</context>
<context>
    <name>Saving</name>
    <message>
        <source>“{file}”写不进去：{detail}。请换一个文件夹。</source>
        <translation>“{file}” cannot be written: {detail}. Please choose another folder.</translation>
    </message>
    <message>
        <source>已导出：{file}</source>
        <translation>Exported: {file}</translation>
    </message>
</context>
<context>
    <name>Scanning</name>
    <message>
        <source>导入扫描件</source>
        <translation>Import scans</translation>
    </message>
    <message>
        <source>扫描件 (*.jpg *.jpeg *.png *.pdf)</source>
        <translation>Scans (*.jpg *.jpeg *.png *.pdf)</translation>
    </message>
    <message>
        <source>已添加扫描件 {n} 份</source>
        <translation>{n} scans added</translation>
    </message>
</context>
<context>
    <name>SearchField</name>
    <message>
        <source>↑↓ 选择   Enter 确定   Esc 关闭</source>
        <translation>↑↓ choose   Enter take   Esc close</translation>
    </message>
</context>
<context>
    <name>SecondOfficerPanel</name>
    <message>
        <source>复核同意</source>
        <translation>Countersign</translation>
    </message>
    <message>
        <source>复核人工号(&amp;U)</source>
        <translation>Second officer&apos;s n&amp;umber</translation>
    </message>
    <message>
        <source>密码(&amp;P)</source>
        <translation>&amp;Password</translation>
    </message>
    <message>
        <source>请复核人输入自己的工号和密码。</source>
        <translation>The second officer types number and password here.</translation>
    </message>
</context>
<context>
    <name>SecondSupplement</name>
    <message>
        <source>再次补正</source>
        <translation>Second supplement</translation>
    </message>
    <message>
        <source>申请再次补正</source>
        <translation>Ask for a second supplement</translation>
    </message>
    <message>
        <source>依法应一次告知全部内容；再次补正须说明理由，经首席代表批准后才出具告知书</source>
        <translation>The law allows one complete notice; a second needs a reason and the lead&apos;s leave before it is issued</translation>
    </message>
    <message>
        <source>材料(&amp;M)</source>
        <translation>&amp;Material</translation>
    </message>
    <message>
        <source>存在的问题(&amp;F)</source>
        <translation>&amp;Fault</translation>
    </message>
    <message>
        <source>补正要求(&amp;Y)</source>
        <translation>Remed&amp;y</translation>
    </message>
    <message>
        <source>再加一项</source>
        <translation>Add a line</translation>
    </message>
    <message>
        <source>再次补正的理由(&amp;R)</source>
        <translation>&amp;Reason for a second supplement</translation>
    </message>
    <message>
        <source>请写明为什么需要再次补正，文书上要用。</source>
        <translation>Say why a second one is needed; it stands on the notice.</translation>
    </message>
    <message>
        <source>每一项都要写明存在的问题和补正要求，申请人才能一次补齐。</source>
        <translation>Every line must say fault and remedy, so that the applicant can mend all at once.</translation>
    </message>
</context>
<context>
    <name>SecondTime</name>
    <message>
        <source>首席代表批准再次补正</source>
        <translation>Lead agrees to second supplement</translation>
    </message>
    <message>
        <source>首席代表在此输入工号和密码即可批准；按 Esc 则留在其待批清单</source>
        <translation>The lead may sign here with number and password; Esc leaves it on the lead&apos;s list</translation>
    </message>
</context>
<context>
    <name>Shell</name>
    <message>
        <source>密钥保存在文件中（降级）</source>
        <translation>Key kept in a file (degraded)</translation>
    </message>
    <message>
        <source>培训环境：数据仅供练习，文书不具法律效力</source>
        <translation>Training: data for practice only, papers have no legal effect</translation>
    </message>
    <message>
        <source>按键帮助</source>
        <translation>Keys</translation>
    </message>
    <message>
        <source>锁定</source>
        <translation>Lock</translation>
    </message>
    <message>
        <source>换班</source>
        <translation>Change shift</translation>
    </message>
    <message>
        <source>明暗与高对比</source>
        <translation>Light, dark, high contrast</translation>
    </message>
    <message>
        <source>字号</source>
        <translation>Type size</translation>
    </message>
    <message>
        <source>已撤销，文书和编号作废</source>
        <translation>Undone; paper and number are void</translation>
    </message>
    <message>
        <source>记录有问题，待系统管理员处理</source>
        <translation>The records need a system administrator</translation>
    </message>
    <message>
        <source>已撤销</source>
        <translation>Taken back</translation>
    </message>
    <message>
        <source>已重新打印《{title}》</source>
        <translation>“{title}” printed again</translation>
    </message>
    <message>
        <source>降级：本机没有系统密钥库，设备密钥存于文件</source>
        <translation>Degraded: this machine has no keystore; the device key lies in a file</translation>
    </message>
    <message>
        <source>期限计算说明</source>
        <translation>How dates are counted</translation>
    </message>
    <message>
        <source>《{title}》没有打印出来，按 {key} 再打</source>
        <translation>“{title}” was not printed; {key} prints it again</translation>
    </message>
    <message>
        <source>《{title}》等 {n} 份没有打印出来，按 {key} 再打</source>
        <translation>“{title}” and others ({n}) were not printed; {key} prints them again</translation>
    </message>
    <message>
        <source>再打没有打印出来的文书</source>
        <translation>Print again what did not come out</translation>
    </message>
    <message>
        <source>到任一页面</source>
        <translation>Go to any page</translation>
    </message>
    <message>
        <source>下一页面</source>
        <translation>Next page</translation>
    </message>
    <message>
        <source>上一页面</source>
        <translation>Page before</translation>
    </message>
</context>
<context>
    <name>SignForm</name>
    <message>
        <source>等待我批准：{what}</source>
        <translation>Waits for me: {what}</translation>
    </message>
    <message>
        <source>同意</source>
        <translation>Agree</translation>
    </message>
    <message>
        <source>同意即出具文书并生效</source>
        <translation>Agreeing issues the paper and takes effect</translation>
    </message>
    <message>
        <source>申请人员</source>
        <translation>Asked by</translation>
    </message>
    <message>
        <source>环节</source>
        <translation>Step</translation>
    </message>
    <message>
        <source>事由</source>
        <translation>Ground</translation>
    </message>
    <message>
        <source>依据</source>
        <translation>Basis</translation>
    </message>
    <message>
        <source>日数</source>
        <translation>Days</translation>
    </message>
    <message>
        <source>费用承担</source>
        <translation>Costs paid by</translation>
    </message>
    <message>
        <source>补正内容</source>
        <translation>Supplement</translation>
    </message>
    <message>
        <source>理由</source>
        <translation>Reason</translation>
    </message>
    <message>
        <source>前一阶段决定</source>
        <translation>Earlier decision</translation>
    </message>
    <message>
        <source>批准文件</source>
        <translation>Approval</translation>
    </message>
    <message>
        <source>收费项目</source>
        <translation>Fee</translation>
    </message>
    <message>
        <source>减免后应缴</source>
        <translation>Left to pay</translation>
    </message>
    <message>
        <source>更正内容</source>
        <translation>Correction</translation>
    </message>
    <message>
        <source>有权机关</source>
        <translation>Competent body</translation>
    </message>
    <message>
        <source>决定</source>
        <translation>Decision</translation>
    </message>
    <message>
        <source>法定情形</source>
        <translation>Legal ground</translation>
    </message>
    <message>
        <source>生效日期</source>
        <translation>In force from</translation>
    </message>
    <message>
        <source>补偿</source>
        <translation>Compensation</translation>
    </message>
    <message>
        <source>陈述、申辩</source>
        <translation>Statement and plea</translation>
    </message>
</context>
<context>
    <name>Slip</name>
    <message>
        <source>恢复码</source>
        <translation>Recovery code</translation>
    </message>
    <message>
        <source>{office}   本机代码 {code}</source>
        <translation>{office}   Desk code {code}</translation>
    </message>
    <message>
        <source>管理员忘记密码时，凭本码重设。任何人持有本码即可打开本机全部办件数据。</source>
        <translation>Resets the administrator&apos;s password when it is forgotten. Whoever holds this code can open all case data of this desk.</translation>
    </message>
    <message>
        <source>请由两人封存于保险柜，不得拍照、复印或存入电脑。</source>
        <translation>Two people seal it in the safe; no photographs, no copies, not on a computer.</translation>
    </message>
    <message>
        <source>封存人：________________   日期：________________</source>
        <translation>Sealed by: ________________   Date: ________________</translation>
    </message>
    <message>
        <source>请保存恢复码</source>
        <translation>Keep the recovery code</translation>
    </message>
    <message>
        <source>它只显示这一次。请打印后由两人封存；忘记密码时只有它能打开本机数据。</source>
        <translation>It is shown this once only. Print it and let two people seal it; when the password is forgotten, nothing else opens the data.</translation>
    </message>
    <message>
        <source>继续</source>
        <translation>Go on</translation>
    </message>
    <message>
        <source>打印恢复码</source>
        <translation>Print the recovery code</translation>
    </message>
    <message>
        <source>输入恢复码的最后一组，以确认已保存(&amp;G)</source>
        <translation>Type the last &amp;group of the code to confirm that it is kept</translation>
    </message>
    <message>
        <source>与恢复码的最后一组不同，请对照重输</source>
        <translation>Not the last group of the code; compare and type again</translation>
    </message>
    <message>
        <source>正在送到打印机……</source>
        <translation>Sending it to the printer ...</translation>
    </message>
    <message>
        <source>已存为文件 {file}。请把它打印出来封存，然后删除这个文件</source>
        <translation>Kept as the file {file}. Print it, lock the paper away, then delete this file</translation>
    </message>
    <message>
        <source>已送到打印机 {printer}。请取纸核对，由两人封存</source>
        <translation>Sent to the printer {printer}. Fetch and check the paper; two people lock it away</translation>
    </message>
    <message>
        <source>恢复码没有打印：{reason}可以排除故障后再按“打印恢复码”，或由两人对照手抄后封存。</source>
        <translation>The recovery code was not printed: {reason} Mend it and print again, or two people copy it by hand and lock it away.</translation>
    </message>
</context>
<context>
    <name>StaffForm</name>
    <message>
        <source>工号(&amp;U)</source>
        <translation>Officer n&amp;umber</translation>
    </message>
    <message>
        <source>姓名(&amp;N)</source>
        <translation>&amp;Name</translation>
    </message>
    <message>
        <source>留空则不改；新账号必须设置</source>
        <translation>Blank: unchanged; required for a new account</translation>
    </message>
    <message>
        <source>新密码(&amp;P)</source>
        <translation>New &amp;password</translation>
    </message>
    <message>
        <source>全部部门（综合窗口）</source>
        <translation>All departments (comprehensive window)</translation>
    </message>
    <message>
        <source>部门(&amp;D)</source>
        <translation>&amp;Department</translation>
    </message>
    <message>
        <source>停用账号(&amp;X)</source>
        <translation>Close account (&amp;X)</translation>
    </message>
    <message>
        <source>停用账号</source>
        <translation>Close account</translation>
    </message>
    <message>
        <source>账号</source>
        <translation>Account</translation>
    </message>
    <message>
        <source>岗位</source>
        <translation>Posts</translation>
    </message>
    <message>
        <source>岗位按部门授予，可换部门再勾选</source>
        <translation>Posts are held per department; change the department to tick more</translation>
    </message>
    <message>
        <source>账号角色</source>
        <translation>Account roles</translation>
    </message>
    <message>
        <source>角色不办件：监察、安全管理、系统管理、审计分开授予</source>
        <translation>Roles do not handle cases: supervision, security, system and audit are kept apart</translation>
    </message>
    <message>
        <source>可不填；只用于督查核对“申请人电话是否为工作人员电话”，不打印、不外发</source>
        <translation>Optional; only compared with applicants&apos; telephones by supervision, never printed or sent</translation>
    </message>
    <message>
        <source>本人电话(&amp;M)</source>
        <translation>Telephone nu&amp;mber</translation>
    </message>
</context>
<context>
    <name>StaffPage</name>
    <message>
        <source>人员岗位</source>
        <translation>Staff</translation>
    </message>
    <message>
        <source>全部人员</source>
        <translation>All staff</translation>
    </message>
    <message>
        <source>工号</source>
        <translation>Number</translation>
    </message>
    <message>
        <source>姓名</source>
        <translation>Name</translation>
    </message>
    <message>
        <source>岗位与角色</source>
        <translation>Posts and roles</translation>
    </message>
    <message>
        <source>人员</source>
        <translation>Staff</translation>
    </message>
    <message>
        <source>新账号</source>
        <translation>New account</translation>
    </message>
    <message>
        <source>保存</source>
        <translation>Save</translation>
    </message>
    <message>
        <source>请为新账号设置密码。</source>
        <translation>Set a password for the new account.</translation>
    </message>
    <message>
        <source>{name} 的账号已保存</source>
        <translation>Account of {name} saved</translation>
    </message>
    <message>
        <source>已停用</source>
        <translation>closed</translation>
    </message>
    <message>
        <source>代岗已设置</source>
        <translation>Stand-in set</translation>
    </message>
    <message>
        <source>该人员目前没有代岗人</source>
        <translation>Nobody stands in now</translation>
    </message>
    <message>
        <source>代岗已结束</source>
        <translation>Stand-in ended</translation>
    </message>
    <message>
        <source>设置代岗</source>
        <translation>Set stand-in</translation>
    </message>
    <message>
        <source>结束代岗</source>
        <translation>End stand-in</translation>
    </message>
    <message>
        <source>（有代岗）</source>
        <translation> (has a stand-in)</translation>
    </message>
    <message>
        <source>{post}（{departments}）</source>
        <translation>{post} ({departments})</translation>
    </message>
</context>
<context>
    <name>StatusBar</name>
    <message>
        <source>星期一</source>
        <translation>Mon</translation>
    </message>
    <message>
        <source>星期二</source>
        <translation>Tue</translation>
    </message>
    <message>
        <source>星期三</source>
        <translation>Wed</translation>
    </message>
    <message>
        <source>星期四</source>
        <translation>Thu</translation>
    </message>
    <message>
        <source>星期五</source>
        <translation>Fri</translation>
    </message>
    <message>
        <source>星期六</source>
        <translation>Sat</translation>
    </message>
    <message>
        <source>星期日</source>
        <translation>Sun</translation>
    </message>
    <message>
        <source>{year}年{month}月{day}日 {weekday}</source>
        <translation>{weekday} {year}-{month}-{day}</translation>
    </message>
    <message>
        <source>未接入中心</source>
        <translation>Not connected to a center</translation>
    </message>
    <message>
        <source>（时钟已人为设定）</source>
        <translation> (clock set by hand)</translation>
    </message>
    <message>
        <source>本机 {unsent} · 已送 {received} · 已确认 {confirmed}</source>
        <translation>Here {unsent} · sent {received} · confirmed {confirmed}</translation>
    </message>
    <message>
        <source>最早未送 {age}</source>
        <translation>oldest unsent {age}</translation>
    </message>
    <message>
        <source>未被中心采用 {refused}</source>
        <translation>not taken by the center {refused}</translation>
    </message>
    <message>
        <source>已停止报送</source>
        <translation>Sending has stopped</translation>
    </message>
    <message>
        <source>正在联系中心</source>
        <translation>Asking the center</translation>
    </message>
    <message>
        <source>暂未连上中心</source>
        <translation>Center not reached</translation>
    </message>
    <message>
        <source>不到 1 分钟</source>
        <translation>under 1 minute</translation>
    </message>
    <message>
        <source>{n} 分钟</source>
        <translation>{n} minutes</translation>
    </message>
    <message>
        <source>{n} 小时</source>
        <translation>{n} hours</translation>
    </message>
    <message>
        <source>{n} 天</source>
        <translation>{n} days</translation>
    </message>
    <message>
        <source>离线授权已到期，只能查看和补充</source>
        <translation>offline grant over: look and add only</translation>
    </message>
    <message>
        <source>离线授权还剩 {age}</source>
        <translation>offline grant ends in {age}</translation>
    </message>
</context>
<context>
    <name>StopForm</name>
    <message>
        <source>特别程序</source>
        <translation>Special procedure</translation>
    </message>
    <message>
        <source>申请特别程序</source>
        <translation>Ask for special procedure</translation>
    </message>
    <message>
        <source>须经批准人同意并书面告知申请人，之日起停止计时</source>
        <translation>Needs the approver&apos;s leave and a written notice to the applicant; the clock stops from that day</translation>
    </message>
    <message>
        <source>法定事由(&amp;G)</source>
        <translation>Legal &amp;ground</translation>
    </message>
    <message>
        <source>预计工作日(&amp;D)</source>
        <translation>Expected working &amp;days</translation>
    </message>
    <message>
        <source>费用承担(&amp;P)</source>
        <translation>Costs &amp;paid by</translation>
    </message>
    <message>
        <source>启动的理由(&amp;R)</source>
        <translation>&amp;Reason to begin</translation>
    </message>
    <message>
        <source>请填写预计需要的工作日数。</source>
        <translation>Give the expected number of working days.</translation>
    </message>
    <message>
        <source>请写明启动特别程序的理由。</source>
        <translation>Give the reason for the special procedure.</translation>
    </message>
    <message>
        <source>本机关</source>
        <translation>this agency</translation>
    </message>
    <message>
        <source>请填写费用由谁承担，不产生费用的填写“无”。</source>
        <translation>Say who pays, or that there is no cost.</translation>
    </message>
</context>
<context>
    <name>SupplementPanel</name>
    <message>
        <source>存在的问题</source>
        <translation>Fault</translation>
    </message>
    <message>
        <source>补正要求</source>
        <translation>Remedy</translation>
    </message>
    <message>
        <source>依据</source>
        <translation>Basis</translation>
    </message>
    <message>
        <source>补正告知</source>
        <translation>Supplement notice</translation>
    </message>
    <message>
        <source>告知补正并打印</source>
        <translation>Ask for supplement and print</translation>
    </message>
    <message>
        <source>依法一次性告知全部内容，之后不得再要求补正其他材料</source>
        <translation>The law requires one complete notice; nothing else may be asked for afterwards</translation>
    </message>
    <message>
        <source>不予受理并打印</source>
        <translation>Decline and print</translation>
    </message>
    <message>
        <source>不予受理（材料不齐）</source>
        <translation>Decline (incomplete)</translation>
    </message>
    <message>
        <source>依法当场书面告知不予受理和全部内容；今天不告知的，视为受理</source>
        <translation>Told on the spot in writing with the whole list; what is not told today counts as accepted</translation>
    </message>
    <message>
        <source>登记事项不适用补正：一次性告知全部内容，材料退回，补齐后重新提交</source>
        <translation>A registration knows no supplement: the whole list is told, the materials go back and are handed in anew</translation>
    </message>
    <message>
        <source>退回并打印告知书</source>
        <translation>Return and print the notice</translation>
    </message>
    <message>
        <source>退回材料</source>
        <translation>Return materials</translation>
    </message>
    <message>
        <source>每一项都要写明存在的问题、补正要求和依据，申请人才能一次补齐。</source>
        <translation>Every line must say fault, remedy and basis, so that the applicant can mend all at once.</translation>
    </message>
</context>
<context>
    <name>Supplementation</name>
    <message>
        <source>已视为受理</source>
        <translation>deemed accepted</translation>
    </message>
    <message>
        <source>逾期未补</source>
        <translation>supplement overdue</translation>
    </message>
    <message>
        <source>已补齐待受理</source>
        <translation>complete, to accept</translation>
    </message>
    <message>
        <source>已收件待决定</source>
        <translation>receipted, undecided</translation>
    </message>
    <message>
        <source>等待补正</source>
        <translation>awaits supplement</translation>
    </message>
    <message>
        <source>等待再次补正</source>
        <translation>awaits second supplement</translation>
    </message>
    <message>
        <source>容缺待补交</source>
        <translation>deferred materials due</translation>
    </message>
    <message>
        <source>视为受理</source>
        <translation>deemed accepted</translation>
    </message>
    <message>
        <source>{day} 暂定</source>
        <translation>{day} prov.</translation>
    </message>
    <message>
        <source>申请人补正期至</source>
        <translation>Applicant has until</translation>
    </message>
    <message>
        <source>承诺办结日</source>
        <translation>Promised by</translation>
    </message>
    <message>
        <source>受理期限至</source>
        <translation>Accept by</translation>
    </message>
    <message>
        <source>材料已齐</source>
        <translation>materials complete</translation>
    </message>
    <message>
        <source>缺 {n} 项：{materials}</source>
        <translation>{n} missing: {materials}</translation>
    </message>
    <message>
        <source>本件自 {due} 届满未作决定，依照行政许可法第三十二条已视为受理。请按 F12 确认，期限自收到材料之日起算。</source>
        <translation>Undecided when the limit ended on {due}: deemed accepted under article 32 of the Administrative Licensing Law. Press F12 to acknowledge; the limit runs from receipt of the materials.</translation>
    </message>
    <message>
        <source>补正期已满，可按 F9 补正不来办结；申请人现在补来的，仍可接收。</source>
        <translation>The supplement period is over; F9 closes the case as lapsed. What the applicant brings now may still be taken in.</translation>
    </message>
    <message>
        <source>再次补正不停止受理期限：{due} 届满仍未决定的，视为受理。</source>
        <translation>A second supplement does not stop the acceptance limit: undecided on {due}, the case is deemed accepted.</translation>
    </message>
</context>
<context>
    <name>SupplementationDetail</name>
    <message>
        <source>容缺受理时承诺补交</source>
        <translation>promised at deferred acceptance</translation>
    </message>
    <message>
        <source>收件时未齐</source>
        <translation>missing at receipt</translation>
    </message>
    <message>
        <source>补正内容</source>
        <translation>Supplement</translation>
    </message>
    <message>
        <source>本项备注(&amp;B)</source>
        <translation>Note on this line (&amp;B)</translation>
    </message>
    <message>
        <source>全部补来</source>
        <translation>All in</translation>
    </message>
    <message>
        <source>1 已补来 · 2 未补来 · 空格 切换</source>
        <translation>1 in · 2 missing · Space toggles</translation>
    </message>
    <message>
        <source>选择一件办理</source>
        <translation>Choose a case</translation>
    </message>
    <message>
        <source>（姓名已删除）</source>
        <translation>(name deleted)</translation>
    </message>
    <message>
        <source>容缺材料</source>
        <translation>Deferred materials</translation>
    </message>
    <message>
        <source>尚缺材料</source>
        <translation>Missing materials</translation>
    </message>
    <message>
        <source>事项</source>
        <translation>Item</translation>
    </message>
    <message>
        <source>办件编号</source>
        <translation>Case number</translation>
    </message>
    <message>
        <source>收件日期</source>
        <translation>Received on</translation>
    </message>
    <message>
        <source>补正告知</source>
        <translation>Supplement asked</translation>
    </message>
    <message>
        <source>{day} 起可办</source>
        <translation>possible from {day}</translation>
    </message>
    <message>
        <source>{day}（暂定）起可办</source>
        <translation>possible from {day} (provisional)</translation>
    </message>
    <message>
        <source>补正不来办结</source>
        <translation>Close as lapsed</translation>
    </message>
    <message>
        <source>联系电话</source>
        <translation>Phone</translation>
    </message>
    <message>
        <source>等待批准</source>
        <translation>waiting for approval</translation>
    </message>
    <message>
        <source>再次补正已申请，等待首席代表批准</source>
        <translation>Second supplement asked for, waiting for the lead</translation>
    </message>
    <message>
        <source>{day}，{done} 补齐</source>
        <translation>{day}, {done} completed</translation>
    </message>
</context>
<context>
    <name>SupplementationList</name>
    <message>
        <source>列表</source>
        <translation>List</translation>
    </message>
    <message>
        <source>补正</source>
        <translation>Supplements</translation>
    </message>
    <message>
        <source>容缺补交</source>
        <translation>Deferred</translation>
    </message>
    <message>
        <source>等待补正的办件</source>
        <translation>Cases awaiting supplement</translation>
    </message>
    <message>
        <source>期限</source>
        <translation>Limit</translation>
    </message>
    <message>
        <source>申请人</source>
        <translation>Applicant</translation>
    </message>
    <message>
        <source>等什么</source>
        <translation>Waits for</translation>
    </message>
    <message>
        <source>截止</source>
        <translation>Until</translation>
    </message>
    <message>
        <source>等待的办件</source>
        <translation>Waiting cases</translation>
    </message>
    <message>
        <source>没有等待补正的办件</source>
        <translation>No case awaits a supplement</translation>
    </message>
    <message>
        <source>已收件未决定、已告知补正的办件会列在这里</source>
        <translation>Receipted cases and cases with a supplement notice appear here</translation>
    </message>
    <message>
        <source>没有容缺待补交的材料</source>
        <translation>No deferred material is outstanding</translation>
    </message>
    <message>
        <source>容缺受理的办件会列在这里，补交后方可作出准予决定</source>
        <translation>Deferred acceptances appear here; they cannot be granted before the materials are in</translation>
    </message>
</context>
<context>
    <name>SupplementationPage</name>
    <message>
        <source>补正补齐</source>
        <translation>Supplements</translation>
    </message>
    <message>
        <source>到列表</source>
        <translation>To the list</translation>
    </message>
    <message>
        <source>到补正内容</source>
        <translation>To the supplement</translation>
    </message>
    <message>
        <source>办件档案</source>
        <translation>Case file</translation>
    </message>
    <message>
        <source>补正不来办结</source>
        <translation>Close as lapsed</translation>
    </message>
    <message>
        <source>再次补正</source>
        <translation>Second supplement</translation>
    </message>
    <message>
        <source>确认视为受理</source>
        <translation>Acknowledge deemed acceptance</translation>
    </message>
    <message>
        <source>到受理页办理</source>
        <translation>Go to acceptance</translation>
    </message>
    <message>
        <source>受理并打印</source>
        <translation>Accept and print</translation>
    </message>
    <message>
        <source>接收容缺材料</source>
        <translation>Take in deferred materials</translation>
    </message>
    <message>
        <source>接收补正材料</source>
        <translation>Take in supplement</translation>
    </message>
    <message>
        <source>没有选中的办件</source>
        <translation>No case chosen</translation>
    </message>
    <message>
        <source>补正期未满，{day} 起可办</source>
        <translation>The supplement period still runs; possible from {day}</translation>
    </message>
    <message>
        <source>已经申请，等待批准</source>
        <translation>Asked for already, waiting for approval</translation>
    </message>
    <message>
        <source>本件现在不能办理，或您没有这个岗位</source>
        <translation>Not possible now, or you do not hold that post</translation>
    </message>
    <message>
        <source>终止办理并打印</source>
        <translation>Close and print</translation>
    </message>
    <message>
        <source>{text}，补正期已满；出具终止办理告知书，办件结束</source>
        <translation>{text}: the supplement period is over. Issues a notice of termination and ends the case</translation>
    </message>
    <message>
        <source>申请人逾期未补正材料</source>
        <translation>申请人逾期未补正材料</translation>
    </message>
    <message>
        <source>{what}：{item} · {name}</source>
        <translation>{what}: {item} · {name}</translation>
    </message>
    <message>
        <source>已出具{titles}</source>
        <translation>{titles} issued</translation>
    </message>
    <message>
        <source>已申请，等待批准</source>
        <translation>Asked for, waiting for approval</translation>
    </message>
    <message>
        <source>在补正内容中：全部补来</source>
        <translation>In the list: all in</translation>
    </message>
    <message>
        <source>在补正内容中：切换</source>
        <translation>In the list: the other mark</translation>
    </message>
    <message>
        <source>在补正内容中：已补来 / 未补来</source>
        <translation>In the list: in / not in</translation>
    </message>
    <message>
        <source>空格</source>
        <translation>Space</translation>
    </message>
</context>
<context>
    <name>TerminateForm</name>
    <message>
        <source>终止办理</source>
        <translation>Terminate</translation>
    </message>
    <message>
        <source>终止办理并打印</source>
        <translation>Terminate and print</translation>
    </message>
    <message>
        <source>办件就此结束，出具终止办理告知书</source>
        <translation>Ends the case with a notice of termination</translation>
    </message>
    <message>
        <source>申请人死亡或者终止</source>
        <translation>Applicant dead or dissolved</translation>
    </message>
    <message>
        <source>许可事项依法取消</source>
        <translation>Item abolished by law</translation>
    </message>
    <message>
        <source>申请事项已无实施可能</source>
        <translation>No longer possible to carry out</translation>
    </message>
    <message>
        <source>法律规定的其他情形</source>
        <translation>Other ground in law</translation>
    </message>
    <message>
        <source>情形(&amp;G)</source>
        <translation>&amp;Ground</translation>
    </message>
    <message>
        <source>依据条款(&amp;L)</source>
        <translation>C&amp;lause</translation>
    </message>
    <message>
        <source>事实和理由(&amp;R)</source>
        <translation>Facts and &amp;reasons</translation>
    </message>
    <message>
        <source>请填写，告知书上要用。</source>
        <translation>Fill this in; it stands on the notice.</translation>
    </message>
</context>
<context>
    <name>TopBar</name>
    <message>
        <source>读卡器</source>
        <translation>Card reader</translation>
    </message>
    <message>
        <source>扫码枪</source>
        <translation>Scanner</translation>
    </message>
    <message>
        <source>高拍仪</source>
        <translation>Camera</translation>
    </message>
    <message>
        <source>打印机</source>
        <translation>Printer</translation>
    </message>
    <message>
        <source>就绪</source>
        <translation>ready</translation>
    </message>
    <message>
        <source>未连接</source>
        <translation>absent</translation>
    </message>
    <message>
        <source>工作中</source>
        <translation>busy</translation>
    </message>
    <message>
        <source>故障</source>
        <translation>fault</translation>
    </message>
    <message>
        <source>字号</source>
        <translation>Type size</translation>
    </message>
    <message>
        <source>明暗与高对比</source>
        <translation>Light, dark, high contrast</translation>
    </message>
    <message>
        <source>按键帮助</source>
        <translation>Keys</translation>
    </message>
    <message>
        <source>小票打印机</source>
        <translation>Slip printer</translation>
    </message>
</context>
<context>
    <name>VisitForm</name>
    <message>
        <source>现场核查笔录</source>
        <translation>Record of the site visit</translation>
    </message>
    <message>
        <source>登记核查并打印</source>
        <translation>Record and print</translation>
    </message>
    <message>
        <source>两人以上，不停止计时</source>
        <translation>Two or more officers; the clock does not stop</translation>
    </message>
    <message>
        <source>核查日期(&amp;D)</source>
        <translation>&amp;Date of the visit</translation>
    </message>
    <message>
        <source>核查地点(&amp;P)</source>
        <translation>&amp;Place of the visit</translation>
    </message>
    <message>
        <source>核查人员{n}</source>
        <translation>Officer {n}</translation>
    </message>
    <message>
        <source>执法证件号{n}</source>
        <translation>Officer {n}: certificate no.</translation>
    </message>
    <message>
        <source>核查情况(&amp;F)</source>
        <translation>&amp;Findings</translation>
    </message>
    <message>
        <source>当事人意见(&amp;O)</source>
        <translation>&amp;Opinion of the party</translation>
    </message>
    <message>
        <source>没有这一天，请写成 2026-11-23</source>
        <translation>There is no such day; write 2026-11-23</translation>
    </message>
    <message>
        <source>请填写核查地点。</source>
        <translation>Give the place of the visit.</translation>
    </message>
    <message>
        <source>请填写执法证件号。</source>
        <translation>Give the certificate number.</translation>
    </message>
</context>
<context>
    <name>SilentGrantForm</name>
    <message>
        <source>法定期限已过而未决定：不能再作决定，确认不改变日期</source>
        <translation>The limit is over without a decision: nothing else can be decided, and noting it changes no date</translation>
    </message>
    <message>
        <source>确认视为同意</source>
        <translation>Note the grant by law</translation>
    </message>
    <message>
        <source>确认视为同意并打印</source>
        <translation>Note the grant and print</translation>
    </message>
</context>
<context>
    <name>SpecialFacts</name>
    <message>
        <source>{decision}（首席代表确认）</source>
        <translation>{decision} (vouched for by the lead)</translation>
    </message>
    <message>
        <source>{missed} 届满未决定，{day} 起依法视为同意</source>
        <translation>Not decided by {missed}; granted by law from {day}</translation>
    </message>
    <message>
        <source>前一阶段</source>
        <translation>Earlier stage</translation>
    </message>
    <message>
        <source>办件 {number} 已准予</source>
        <translation>Case {number}, granted</translation>
    </message>
    <message>
        <source>受理顺序</source>
        <translation>Order of acceptance</translation>
    </message>
    <message>
        <source>告知承诺</source>
        <translation>Commitment</translation>
    </message>
    <message>
        <source>尚未签署</source>
        <translation>not signed yet</translation>
    </message>
    <message>
        <source>已准予 {granted} 件，限 {quota} 件</source>
        <translation>{granted} granted of {quota}</translation>
    </message>
    <message>
        <source>数量</source>
        <translation>Number</translation>
    </message>
    <message>
        <source>未查到准予决定</source>
        <translation>no grant found</translation>
    </message>
    <message>
        <source>申请期限</source>
        <translation>Time to apply</translation>
    </message>
    <message>
        <source>第 {rank} 位；前面未决定 {n} 件</source>
        <translation>Number {rank}; {n} before it undecided</translation>
    </message>
    <message>
        <source>视为同意</source>
        <translation>Granted by law</translation>
    </message>
    <message>
        <source>，最先的是 {first}</source>
        <translation>, first {first}</translation>
    </message>
    <message>
        <source>案卷</source>
        <translation>Folder</translation>
    </message>
    <message>
        <source>代{absent}办理，文书和档案注明</source>
        <translation>for {absent}, named so in papers and file</translation>
    </message>
    <message>
        <source>代岗</source>
        <translation>Standing in</translation>
    </message>
</context>
<context>
    <name>SpotDecisionPanel</name>
    <message>
        <source>告知承诺：签署后当场决定</source>
        <translation>Commitment: decided once signed</translation>
    </message>
    <message>
        <source>当场决定</source>
        <translation>Decision at the counter</translation>
    </message>
    <message>
        <source>当场决定并打印</source>
        <translation>Decide and print</translation>
    </message>
    <message>
        <source>申请人已阅读并签署告知承诺书(&amp;X)</source>
        <translation>The applicant has read and signed the commitment (&amp;X)</translation>
    </message>
    <message>
        <source>请申请人签署告知承诺书后勾选；不愿签署的，按 Esc 返回后办理撤回。</source>
        <translation>Tick once the applicant has signed; whoever will not sign withdraws: press Esc.</translation>
    </message>
</context>
<context>
    <name>VouchPanel</name>
    <message>
        <source>决定日期(&amp;D)</source>
        <translation>Day of the decision (&amp;D)</translation>
    </message>
    <message>
        <source>前一阶段决定的文号(&amp;N)</source>
        <translation>Number of the earlier decision (&amp;N)</translation>
    </message>
    <message>
        <source>前一阶段未在本系统准予</source>
        <translation>The earlier stage was not granted here</translation>
    </message>
    <message>
        <source>收件并请首席代表确认</source>
        <translation>Receive and ask the lead</translation>
    </message>
    <message>
        <source>理由（记入档案）(&amp;R)</source>
        <translation>Reason (kept on file) (&amp;R)</translation>
    </message>
    <message>
        <source>请写成 2026-11-23 这样的日期，且不晚于今天；不知道的可以空着。</source>
        <translation>Write the day as 2026-11-23, not later than today; it may stay empty.</translation>
    </message>
    <message>
        <source>请填写前一阶段决定的文号，首席代表据此确认。</source>
        <translation>Enter the number of the earlier decision; the lead vouches for it.</translation>
    </message>
    <message>
        <source>请填写理由，例如前一阶段何时由谁办理。</source>
        <translation>Enter a reason: when and by whom the earlier stage was handled.</translation>
    </message>
</context>
<context>
    <name>Vouching</name>
    <message>
        <source>首席代表在此输入工号和密码即受理；按 Esc 则先收件，留在其待批清单</source>
        <translation>The lead enters number and password here and it is accepted; Esc leaves it received, on the lead&apos;s list</translation>
    </message>
    <message>
        <source>首席代表确认前一阶段</source>
        <translation>The lead vouches for the earlier stage</translation>
    </message>
</context>
<context>
    <name>Catalogue</name>
    <message>
        <source>第 {version} 版 {day} 起施行</source>
        <translation>version {version} holds from {day}</translation>
    </message>
    <message>
        <source>{form} {n} 份</source>
        <translation>{form}, copies: {n}</translation>
    </message>
    <message>
        <source>{limit}的单位</source>
        <translation>Unit of: {limit}</translation>
    </message>
    <message>
        <source>{n} 个工作日</source>
        <translation>{n} working days</translation>
    </message>
    <message>
        <source>{n} 处待改正</source>
        <translation>{n} to mend</translation>
    </message>
    <message>
        <source>业务办理项编码</source>
        <translation>Business code</translation>
    </message>
    <message>
        <source>事由</source>
        <translation>Ground</translation>
    </message>
    <message>
        <source>事项</source>
        <translation>Item</translation>
    </message>
    <message>
        <source>事项名称(&amp;N)</source>
        <translation>&amp;Name of the item</translation>
    </message>
    <message>
        <source>事项清单 (*.xlsx *.csv *.toml)</source>
        <translation>Lists of items (*.xlsx *.csv *.toml)</translation>
    </message>
    <message>
        <source>事项目录</source>
        <translation>Catalogue</translation>
    </message>
    <message>
        <source>事项类型</source>
        <translation>Kind</translation>
    </message>
    <message>
        <source>今天起停用</source>
        <translation>End from today</translation>
    </message>
    <message>
        <source>份数</source>
        <translation>Copies</translation>
    </message>
    <message>
        <source>何种情形</source>
        <translation>When</translation>
    </message>
    <message>
        <source>依法不需要许可的情形</source>
        <translation>When no permit is needed</translation>
    </message>
    <message>
        <source>保存</source>
        <translation>Save</translation>
    </message>
    <message>
        <source>修改</source>
        <translation>Change</translation>
    </message>
    <message>
        <source>停用</source>
        <translation>End</translation>
    </message>
    <message>
        <source>停用事项</source>
        <translation>End the item</translation>
    </message>
    <message>
        <source>共享</source>
        <translation>Data</translation>
    </message>
    <message>
        <source>共用</source>
        <translation>Shared</translation>
    </message>
    <message>
        <source>内容概述</source>
        <translation>What it says</translation>
    </message>
    <message>
        <source>删除草稿</source>
        <translation>Drop draft</translation>
    </message>
    <message>
        <source>前一阶段事项的业务编码</source>
        <translation>Business code of the stage before</translation>
    </message>
    <message>
        <source>办事指南已交打印</source>
        <translation>The guide went to the printer</translation>
    </message>
    <message>
        <source>办理环节</source>
        <translation>Steps</translation>
    </message>
    <message>
        <source>办理结果</source>
        <translation>Result</translation>
    </message>
    <message>
        <source>即办件可由一人受理和决定</source>
        <translation>On the spot: one officer may accept and decide</translation>
    </message>
    <message>
        <source>原清单所载</source>
        <translation>What the list said</translation>
    </message>
    <message>
        <source>发布</source>
        <translation>Publish</translation>
    </message>
    <message>
        <source>受理期限（工作日）</source>
        <translation>Acceptance limit (working days)</translation>
    </message>
    <message>
        <source>受理条件</source>
        <translation>Conditions</translation>
    </message>
    <message>
        <source>受理条件（每行一条）</source>
        <translation>Conditions (one a line)</translation>
    </message>
    <message>
        <source>可容缺</source>
        <translation>Deferrable</translation>
    </message>
    <message>
        <source>可延长</source>
        <translation>Extension</translation>
    </message>
    <message>
        <source>名称、拼音首字母、编码或部门</source>
        <translation>Name, pinyin initials, code or department</translation>
    </message>
    <message>
        <source>听证</source>
        <translation>Hearing</translation>
    </message>
    <message>
        <source>在用</source>
        <translation>In force</translation>
    </message>
    <message>
        <source>基本编码</source>
        <translation>Basic code</translation>
    </message>
    <message>
        <source>填写样本</source>
        <translation>Sample</translation>
    </message>
    <message>
        <source>示范内容</source>
        <translation>What it says</translation>
    </message>
    <message>
        <source>填写示范</source>
        <translation>How the forms are filled in</translation>
    </message>
    <message>
        <source>如 2027-01-01，在办件仍用原版本</source>
        <translation>Such as 2027-01-01; running cases keep their version</translation>
    </message>
    <message>
        <source>实施编码</source>
        <translation>Implementation code</translation>
    </message>
    <message>
        <source>实施部门</source>
        <translation>Department</translation>
    </message>
    <message>
        <source>导入 {file}</source>
        <translation>Import {file}</translation>
    </message>
    <message>
        <source>导入事项清单</source>
        <translation>Import a list</translation>
    </message>
    <message>
        <source>导入报告</source>
        <translation>Report of the import</translation>
    </message>
    <message>
        <source>导出流程图</source>
        <translation>Export the flow chart</translation>
    </message>
    <message>
        <source>属其他机关职权的情形</source>
        <translation>When another body decides</translation>
    </message>
    <message>
        <source>岗位</source>
        <translation>Post</translation>
    </message>
    <message>
        <source>工作日</source>
        <translation>Days</translation>
    </message>
    <message>
        <source>已停用</source>
        <translation>Ended</translation>
    </message>
    <message>
        <source>已发布，{day} 起实行</source>
        <translation>Published, in force from {day}</translation>
    </message>
    <message>
        <source>已提交，待另一人发布</source>
        <translation>Proposed; another officer publishes</translation>
    </message>
    <message>
        <source>已收为草稿 {n} 项</source>
        <translation>{n} drafts kept</translation>
    </message>
    <message>
        <source>已退回草稿</source>
        <translation>Sent back</translation>
    </message>
    <message>
        <source>并联分支</source>
        <translation>Branch</translation>
    </message>
    <message>
        <source>延长批准人</source>
        <translation>Granted by</translation>
    </message>
    <message>
        <source>当场</source>
        <translation>on the spot</translation>
    </message>
    <message>
        <source>形式</source>
        <translation>Form</translation>
    </message>
    <message>
        <source>待发布</source>
        <translation>Proposed</translation>
    </message>
    <message>
        <source>待改正</source>
        <translation>To mend</translation>
    </message>
    <message>
        <source>必要</source>
        <translation>Needed</translation>
    </message>
    <message>
        <source>性质</source>
        <translation>Kind</translation>
    </message>
    <message>
        <source>情形</source>
        <translation>Situation</translation>
    </message>
    <message>
        <source>情形提问</source>
        <translation>Situations</translation>
    </message>
    <message>
        <source>打印办事指南</source>
        <translation>Print the guide</translation>
    </message>
    <message>
        <source>承诺办结时限</source>
        <translation>Promised limit</translation>
    </message>
    <message>
        <source>提交发布</source>
        <translation>Propose</translation>
    </message>
    <message>
        <source>收为草稿</source>
        <translation>Keep as drafts</translation>
    </message>
    <message>
        <source>收费</source>
        <translation>Fees</translation>
    </message>
    <message>
        <source>收费项目</source>
        <translation>Fee</translation>
    </message>
    <message>
        <source>数量限制</source>
        <translation>Quota</translation>
    </message>
    <message>
        <source>新事项</source>
        <translation>New item</translation>
    </message>
    <message>
        <source>新事项 {time}</source>
        <translation>New item {time}</translation>
    </message>
    <message>
        <source>时限</source>
        <translation>Limits</translation>
    </message>
    <message>
        <source>有效期</source>
        <translation>Validity</translation>
    </message>
    <message>
        <source>有权机关</source>
        <translation>Right body</translation>
    </message>
    <message>
        <source>服务对象</source>
        <translation>Applicants</translation>
    </message>
    <message>
        <source>材料名称</source>
        <translation>Material</translation>
    </message>
    <message>
        <source>条款</source>
        <translation>Article</translation>
    </message>
    <message>
        <source>查找</source>
        <translation>Search</translation>
    </message>
    <message>
        <source>查找(&amp;F)</source>
        <translation>&amp;Find</translation>
    </message>
    <message>
        <source>标准和减免</source>
        <translation>Rate and relief</translation>
    </message>
    <message>
        <source>检查</source>
        <translation>Check</translation>
    </message>
    <message>
        <source>正在读取 {file}</source>
        <translation>Reading {file}</translation>
    </message>
    <message>
        <source>法定办结时限</source>
        <translation>Statutory limit</translation>
    </message>
    <message>
        <source>法规名称</source>
        <translation>Law</translation>
    </message>
    <message>
        <source>流程图</source>
        <translation>Flow chart</translation>
    </message>
    <message>
        <source>清单</source>
        <translation>List</translation>
    </message>
    <message>
        <source>版本</source>
        <translation>Version</translation>
    </message>
    <message>
        <source>特别程序和中止事由</source>
        <translation>Special procedures and suspensions</translation>
    </message>
    <message>
        <source>环节</source>
        <translation>Step</translation>
    </message>
    <message>
        <source>生效日期</source>
        <translation>First day</translation>
    </message>
    <message>
        <source>由该部门首席代表、批准人或系统管理员发布</source>
        <translation>Published by lead, approver or system administrator</translation>
    </message>
    <message>
        <source>由该部门首席代表或系统管理员编写</source>
        <translation>Written by the lead or the system administrator</translation>
    </message>
    <message>
        <source>申请材料</source>
        <translation>Materials</translation>
    </message>
    <message>
        <source>直接输入；Ctrl+Delete 删行，Alt+↑↓ 移动</source>
        <translation>Type to edit; Ctrl+Delete removes a row, Alt+↑↓ moves it</translation>
    </message>
    <message>
        <source>答案（用顿号分开）</source>
        <translation>Answers (parted by commas)</translation>
    </message>
    <message>
        <source>结果名称</source>
        <translation>Result</translation>
    </message>
    <message>
        <source>结果类型</source>
        <translation>Kind of result</translation>
    </message>
    <message>
        <source>草稿</source>
        <translation>Drafts</translation>
    </message>
    <message>
        <source>草稿已保存</source>
        <translation>Draft saved</translation>
    </message>
    <message>
        <source>草稿已删除</source>
        <translation>Draft dropped</translation>
    </message>
    <message>
        <source>补正期限</source>
        <translation>Supplement limit</translation>
    </message>
    <message>
        <source>规则</source>
        <translation>Rules</translation>
    </message>
    <message>
        <source>设定依据</source>
        <translation>Legal basis</translation>
    </message>
    <message>
        <source>转报上级决定</source>
        <translation>Decided by the upper level</translation>
    </message>
    <message>
        <source>退回</source>
        <translation>Send back</translation>
    </message>
    <message>
        <source>退回草稿</source>
        <translation>Send the draft back</translation>
    </message>
    <message>
        <source>送达方式</source>
        <translation>Delivery</translation>
    </message>
    <message>
        <source>选择一个事项</source>
        <translation>Choose an item</translation>
    </message>
    <message>
        <source>逾期不决定</source>
        <translation>Silence</translation>
    </message>
    <message>
        <source>逾期不补正的宽限（工作日）</source>
        <translation>Grace before it lapses (working days)</translation>
    </message>
    <message>
        <source>部门</source>
        <translation>Department</translation>
    </message>
    <message>
        <source>金额（元）</source>
        <translation>Yuan</translation>
    </message>
    <message>
        <source>问题</source>
        <translation>Fault</translation>
    </message>
    <message>
        <source>须本人到场</source>
        <translation>In person only</translation>
    </message>
    <message>
        <source>许可类别</source>
        <translation>Category of permit</translation>
    </message>
    <message>
        <source>行政许可填写，“双公示”公布</source>
        <translation>For permits; published with the result</translation>
    </message>
    <message>
        <source>须由提交人以外的人发布</source>
        <translation>Somebody else than the author publishes</translation>
    </message>
    <message>
        <source>齐全，可以提交发布</source>
        <translation>Complete, can be proposed</translation>
    </message>
    <message>
        <source>{label}：条款</source>
        <translation>{label}: article</translation>
    </message>
    <message>
        <source>{label}：法规名称</source>
        <translation>{label}: law</translation>
    </message>
    <message>
        <source>事后核查</source>
        <translation>Check afterwards</translation>
    </message>
    <message>
        <source>公示不少于</source>
        <translation>Shown at least</translation>
    </message>
    <message>
        <source>决定须载明起止日期</source>
        <translation>The decision must bear both dates</translation>
    </message>
    <message>
        <source>告知承诺的依据</source>
        <translation>Basis of the commitment</translation>
    </message>
    <message>
        <source>期限自收到申请材料之日起计算</source>
        <translation>Limits run from the receipt of the materials</translation>
    </message>
    <message>
        <source>材料不齐全的</source>
        <translation>What is incomplete is</translation>
    </message>
    <message>
        <source>法律规定的附加条件</source>
        <translation>Condition set by law</translation>
    </message>
    <message>
        <source>特别规定</source>
        <translation>Special rules</translation>
    </message>
    <message>
        <source>申请期限</source>
        <translation>Time to apply</translation>
    </message>
    <message>
        <source>申请期限的依据</source>
        <translation>Basis of the time to apply</translation>
    </message>
    <message>
        <source>申请期限的单位</source>
        <translation>Unit of the time to apply</translation>
    </message>
    <message>
        <source>申请期限的起算事实</source>
        <translation>Time to apply runs from</translation>
    </message>
    <message>
        <source>虚假承诺的责任</source>
        <translation>Liability for a false promise</translation>
    </message>
    <message>
        <source>视为同意的依据</source>
        <translation>Basis of the grant by silence</translation>
    </message>
    <message>
        <source>赋予的统一社会信用代码开头两位</source>
        <translation>First two characters of the credit code given</translation>
    </message>
    <message>
        <source>选择告知承诺的答案</source>
        <translation>Answer that chooses the commitment</translation>
    </message>
    <message>
        <source>还没有事项</source>
        <translation>No items yet</translation>
    </message>
    <message>
        <source>按 F2 新建一个事项，或按 F5 导入事项清单；由另一人发布后即可受理</source>
        <translation>F2 begins an item, F5 imports a list; once another person has published it, it can be accepted</translation>
    </message>
    <message>
        <source>按 F2 新建，或在已生效的事项上按 F4 修订</source>
        <translation>F2 begins one, or F4 on an item in force changes it</translation>
    </message>
    <message>
        <source>草稿填好后按 F12 提交发布，由另一人在这里发布</source>
        <translation>F12 on a finished draft proposes it; another person publishes it here</translation>
    </message>
    <message>
        <source>没有草稿</source>
        <translation>No drafts</translation>
    </message>
    <message>
        <source>没有待发布的事项</source>
        <translation>Nothing waits to be published</translation>
    </message>
    <message>
        <source>；{n} 项的草稿已有人修改，未覆盖</source>
        <translation>; {n} drafts that somebody has worked on were not written over</translation>
    </message>
    <message>
        <source>另存报告</source>
        <translation>Keep the report</translation>
    </message>
    <message>
        <source>另存导入报告</source>
        <translation>Keep the report of the import</translation>
    </message>
    <message>
        <source>本事项</source>
        <translation>This item</translation>
    </message>
    <message>
        <source>事项、部门和时限</source>
        <translation>Item, department and limit</translation>
    </message>
    <message>
        <source>没有找到“{wanted}”</source>
        <translation>Nothing found for “{wanted}”</translation>
    </message>
    <message>
        <source>别处有：{lists}</source>
        <translation>Elsewhere: {lists}</translation>
    </message>
    <message>
        <source>可按名称、拼音首字母、编码或部门查找</source>
        <translation>Find by name, pinyin initials, code or department</translation>
    </message>
    <message>
        <source>办事指南</source>
        <translation>Service guide</translation>
    </message>
</context>
<context>
    <name>Settings</name>
    <message>
        <source>中心名称(&amp;N)</source>
        <translation>&amp;Name of the hall</translation>
    </message>
    <message>
        <source>代码</source>
        <translation>Code</translation>
    </message>
    <message>
        <source>保存设置</source>
        <translation>Save settings</translation>
    </message>
    <message>
        <source>全称</source>
        <translation>Full name</translation>
    </message>
    <message>
        <source>办公电话</source>
        <translation>Telephone</translation>
    </message>
    <message>
        <source>地址(&amp;A)</source>
        <translation>&amp;Address</translation>
    </message>
    <message>
        <source>复议机关</source>
        <translation>Review body</translation>
    </message>
    <message>
        <source>复议机关和法院的变更</source>
        <translation>Review bodies and courts from a day on</translation>
    </message>
    <message>
        <source>复议网址</source>
        <translation>Review online</translation>
    </message>
    <message>
        <source>开放时间(&amp;T)</source>
        <translation>Opening hours (&amp;T)</translation>
    </message>
    <message>
        <source>恢复为现行设置</source>
        <translation>Back to what is in force</translation>
    </message>
    <message>
        <source>文书按作出之日的机关和法院打印</source>
        <translation>A paper carries the bodies of its own date</translation>
    </message>
    <message>
        <source>本级人民政府(&amp;G)</source>
        <translation>&amp;Government</translation>
    </message>
    <message>
        <source>机关代字</source>
        <translation>Letters</translation>
    </message>
    <message>
        <source>直接输入；Ctrl+Delete 删行，Alt+↑↓ 移动</source>
        <translation>Type to edit; Ctrl+Delete removes a row, Alt+↑↓ moves it</translation>
    </message>
    <message>
        <source>监督电话</source>
        <translation>Supervision</translation>
    </message>
    <message>
        <source>系统设置</source>
        <translation>Settings</translation>
    </message>
    <message>
        <source>统一社会信用代码</source>
        <translation>Credit code</translation>
    </message>
    <message>
        <source>自何日起</source>
        <translation>From</translation>
    </message>
    <message>
        <source>行政区划代码(&amp;D)</source>
        <translation>&amp;Division code</translation>
    </message>
    <message>
        <source>设置已保存：{name}</source>
        <translation>Settings saved: {name}</translation>
    </message>
    <message>
        <source>负责人</source>
        <translation>Head</translation>
    </message>
    <message>
        <source>进度查询网址(&amp;Q)</source>
        <translation>Progress page (&amp;Q)</translation>
    </message>
    <message>
        <source>进驻部门</source>
        <translation>Departments</translation>
    </message>
    <message>
        <source>部门代码</source>
        <translation>Department</translation>
    </message>
    <message>
        <source>人民法院</source>
        <translation>Court</translation>
    </message>
    <message>
        <source>咨询电话(&amp;H)</source>
        <translation>&amp;Hotline</translation>
    </message>
    <message>
        <source>政务服务中心</source>
        <translation>Service hall</translation>
    </message>
    <message>
        <source>不接读卡器</source>
        <translation>No card reader</translation>
    </message>
    <message>
        <source>CVR 接口（Termb）</source>
        <translation>CVR interface (Termb)</translation>
    </message>
    <message>
        <source>SDT 接口（sdtapi）</source>
        <translation>SDT interface (sdtapi)</translation>
    </message>
    <message>
        <source>读卡程序</source>
        <translation>Reader program</translation>
    </message>
    <message>
        <source>自动</source>
        <translation>Automatic</translation>
    </message>
    <message>
        <source>单面</source>
        <translation>One-sided</translation>
    </message>
    <message>
        <source>双面，长边翻页</source>
        <translation>Two-sided, long edge</translation>
    </message>
    <message>
        <source>双面，短边翻页</source>
        <translation>Two-sided, short edge</translation>
    </message>
    <message>
        <source>80 毫米</source>
        <translation>80 mm</translation>
    </message>
    <message>
        <source>58 毫米</source>
        <translation>58 mm</translation>
    </message>
    <message>
        <source>接了第二块屏就用</source>
        <translation>Whenever a second screen is connected</translation>
    </message>
    <message>
        <source>在普通窗口中显示</source>
        <translation>In a plain window</translation>
    </message>
    <message>
        <source>不用</source>
        <translation>None</translation>
    </message>
    <message>
        <source>{name}（现在没有）</source>
        <translation>{name} (not there now)</translation>
    </message>
    <message>
        <source>驱动由读卡器厂家提供；F4 试读一张</source>
        <translation>The driver comes from the maker of the reader; F4 reads a card</translation>
    </message>
    <message>
        <source>32 位驱动填 32 位 Python 的路径</source>
        <translation>For a 32-bit driver: the path of a 32-bit Python</translation>
    </message>
    <message>
        <source>秒，1 至 60</source>
        <translation>seconds, 1 to 60</translation>
    </message>
    <message>
        <source>可以不接；F5 试拍一张</source>
        <translation>Optional; F5 takes a picture</translation>
    </message>
    <message>
        <source>高拍软件的保存位置；空着用档案目录的 captures</source>
        <translation>Where its own software saves; empty = captures in the profile</translation>
    </message>
    <message>
        <source>扫码枪像键盘一样打字；相隔更久的按手工输入处理</source>
        <translation>A scanner types like a keyboard; slower keys are a person&apos;s</translation>
    </message>
    <message>
        <source>毫秒，25 至 80，一般 50</source>
        <translation>milliseconds, 25 to 80, usually 50</translation>
    </message>
    <message>
        <source>扫码枪设了才填</source>
        <translation>Only if the scanner sends one</translation>
    </message>
    <message>
        <source>打印小票和评价码；F6 试打一张</source>
        <translation>Slips with the rating code; F6 prints one</translation>
    </message>
    <message>
        <source>打印前请申请人核对，办完后请其评价；保存后立即生效</source>
        <translation>The applicant checks before printing and rates afterwards; in force as soon as it is saved</translation>
    </message>
    <message>
        <source>身份证读卡器</source>
        <translation>ID card reader</translation>
    </message>
    <message>
        <source>接口(&amp;J)</source>
        <translation>Interface (&amp;J)</translation>
    </message>
    <message>
        <source>驱动文件(&amp;L)</source>
        <translation>Driver &amp;library</translation>
    </message>
    <message>
        <source>端口(&amp;P)</source>
        <translation>&amp;Port</translation>
    </message>
    <message>
        <source>程序(&amp;M)</source>
        <translation>Progra&amp;m</translation>
    </message>
    <message>
        <source>最多等(&amp;W)</source>
        <translation>&amp;Wait at most</translation>
    </message>
    <message>
        <source>高拍仪</source>
        <translation>Document camera</translation>
    </message>
    <message>
        <source>设备(&amp;D)</source>
        <translation>&amp;Device</translation>
    </message>
    <message>
        <source>监视文件夹(&amp;F)</source>
        <translation>&amp;Folder watched</translation>
    </message>
    <message>
        <source>扫码枪</source>
        <translation>Barcode scanner</translation>
    </message>
    <message>
        <source>字符间隔(&amp;G)</source>
        <translation>&amp;Gap between keys</translation>
    </message>
    <message>
        <source>前缀(&amp;A)</source>
        <translation>Prefix (&amp;A)</translation>
    </message>
    <message>
        <source>后缀(&amp;B)</source>
        <translation>Suffix (&amp;B)</translation>
    </message>
    <message>
        <source>小票打印机</source>
        <translation>Slip printer</translation>
    </message>
    <message>
        <source>接法(&amp;K)</source>
        <translation>&amp;Kind of connection</translation>
    </message>
    <message>
        <source>位置(&amp;T)</source>
        <translation>&amp;Target</translation>
    </message>
    <message>
        <source>纸宽(&amp;I)</source>
        <translation>W&amp;idth of the paper</translation>
    </message>
    <message>
        <source>字库(&amp;C)</source>
        <translation>&amp;Character set</translation>
    </message>
    <message>
        <source>每次收件、受理后自动打印小票(&amp;U)</source>
        <translation>Print a slip a&amp;utomatically after each receipt and acceptance</translation>
    </message>
    <message>
        <source>每次收件、受理后自动打印小票</source>
        <translation>Print a slip automatically after each receipt and acceptance</translation>
    </message>
    <message>
        <source>打印队列的名称</source>
        <translation>Name of the print queue</translation>
    </message>
    <message>
        <source>文件夹</source>
        <translation>Folder</translation>
    </message>
    <message>
        <source>申请人屏幕</source>
        <translation>The applicant&apos;s screen</translation>
    </message>
    <message>
        <source>第二块屏(&amp;E)</source>
        <translation>S&amp;econd screen</translation>
    </message>
    <message>
        <source>不接</source>
        <translation>None</translation>
    </message>
    <message>
        <source>设备文件（USB、串口）</source>
        <translation>Device file (USB, serial)</translation>
    </message>
    <message>
        <source>网络地址</source>
        <translation>Network address</translation>
    </message>
    <message>
        <source>打印队列</source>
        <translation>Print queue</translation>
    </message>
    <message>
        <source>存成文件</source>
        <translation>Kept as files</translation>
    </message>
    <message>
        <source>已送到小票打印机，请看纸</source>
        <translation>Sent to the slip printer; please look at the paper</translation>
    </message>
    <message>
        <source>本窗口设备</source>
        <translation>Devices here</translation>
    </message>
    <message>
        <source>打印测试</source>
        <translation>Print test</translation>
    </message>
    <message>
        <source>正在试……</source>
        <translation>Trying…</translation>
    </message>
    <message>
        <source>试读身份证</source>
        <translation>Try a card</translation>
    </message>
    <message>
        <source>试拍</source>
        <translation>Try the camera</translation>
    </message>
    <message>
        <source>试打小票</source>
        <translation>Try a slip</translation>
    </message>
    <message>
        <source>转报的上级机关</source>
        <translation>Upper body for forwarding</translation>
    </message>
    <message>
        <source>印在缴费通知书上；没有收费事项的可不填</source>
        <translation>Stands on payment notices; may stay empty where nothing costs a fee</translation>
    </message>
    <message>
        <source>收款单位(&amp;P)</source>
        <translation>&amp;Payee</translation>
    </message>
    <message>
        <source>开户银行(&amp;K)</source>
        <translation>Ban&amp;k</translation>
    </message>
    <message>
        <source>账号(&amp;U)</source>
        <translation>Acco&amp;unt</translation>
    </message>
    <message>
        <source>收费账户</source>
        <translation>Account for fees</translation>
    </message>
    <message>
        <source>中心和部门</source>
        <translation>Office and departments</translation>
    </message>
    <message>
        <source>办理规则</source>
        <translation>Rules</translation>
    </message>
    <message>
        <source>打印机</source>
        <translation>Printers</translation>
    </message>
    <message>
        <source>评价投诉</source>
        <translation>Ratings and complaints</translation>
    </message>
    <message>
        <source>设置的类别</source>
        <translation>Group of settings</translation>
    </message>
    <message>
        <source>上一组设置</source>
        <translation>Previous group of settings</translation>
    </message>
    <message>
        <source>下一组设置</source>
        <translation>Next group of settings</translation>
    </message>
    <message>
        <source>到设置的类别</source>
        <translation>To the groups of settings</translation>
    </message>
    <message>
        <source>0 为按文书规定</source>
        <translation>0 = as the paper says</translation>
    </message>
    <message>
        <source>纸盒</source>
        <translation>Tray</translation>
    </message>
    <message>
        <source>份数</source>
        <translation>Copies</translation>
    </message>
    <message>
        <source>单双面</source>
        <translation>Sides</translation>
    </message>
    <message>
        <source>纸张</source>
        <translation>Paper</translation>
    </message>
    <message>
        <source>系统的默认打印机</source>
        <translation>Default printer of the system</translation>
    </message>
    <message>
        <source>与文书相同</source>
        <translation>As for papers</translation>
    </message>
    <message>
        <source>存成 PDF 文件</source>
        <translation>Kept as PDF files</translation>
    </message>
    <message>
        <source>文书</source>
        <translation>Papers</translation>
    </message>
    <message>
        <source>通知书、决定书；F6 试打一张</source>
        <translation>Notices and decisions; F6 prints a test</translation>
    </message>
    <message>
        <source>凭证</source>
        <translation>Receipts</translation>
    </message>
    <message>
        <source>收件、送达、退还等凭证</source>
        <translation>Receipts of materials, service, return</translation>
    </message>
    <message>
        <source>标牌</source>
        <translation>Badges</translation>
    </message>
    <message>
        <source>来访标牌、标签</source>
        <translation>Visitors&apos; badges, labels</translation>
    </message>
    <message>
        <source>试打一张</source>
        <translation>Print a test</translation>
    </message>
    <message>
        <source>已送到 {printer}，请看纸</source>
        <translation>Sent to {printer}; please look at the paper</translation>
    </message>
    <message>
        <source>差评回访(&amp;H)</source>
        <translation>Call-back after a bad rating (&amp;H)</translation>
    </message>
    <message>
        <source>工作日；实名差评之次日起算</source>
        <translation>working days, from the day after a real-name bad rating</translation>
    </message>
    <message>
        <source>整改期限(&amp;Z)</source>
        <translation>Terms for mending (&amp;Z)</translation>
    </message>
    <message>
        <source>工作日；复杂问题可选的几种，如 5、15</source>
        <translation>working days; the choices for a complex matter, such as 5, 15</translation>
    </message>
    <message>
        <source>投诉答复(&amp;D)</source>
        <translation>Reply to a complaint (&amp;D)</translation>
    </message>
    <message>
        <source>工作日；自登记之次日起算</source>
        <translation>working days, from the day after it was registered</translation>
    </message>
    <message>
        <source>投诉回访(&amp;V)</source>
        <translation>Return &amp;visit</translation>
    </message>
    <message>
        <source>工作日；自答复之次日起算</source>
        <translation>working days, from the day after the reply</translation>
    </message>
    <message>
        <source>等候评价(&amp;W)</source>
        <translation>&amp;Wait for the rating</translation>
    </message>
    <message>
        <source>秒，10 至 600；到时不评即为未评价</source>
        <translation>seconds, 10 to 600; then it stays a blank</translation>
    </message>
    <message>
        <source>差评</source>
        <translation>Bad ratings</translation>
    </message>
    <message>
        <source>投诉</source>
        <translation>Complaints</translation>
    </message>
    <message>
        <source>请申请人评价</source>
        <translation>Asking the applicant</translation>
    </message>
    <message>
        <source>到期未办的在“评价投诉”页亮红灯</source>
        <translation>What is overdue shows red on the page of ratings and complaints</translation>
    </message>
    <message>
        <source>一次办事只请评价一次，从不预选</source>
        <translation>One visit, one question; nothing is ever chosen beforehand</translation>
    </message>
    <message>
        <source>天；剩余不超过即为临近，0 至 30</source>
        <translation>days, 0 to 30; so many left or fewer is near</translation>
    </message>
    <message>
        <source>填 5 即剩余五分之一时临近，2 至 20</source>
        <translation>5 = near when a fifth is left, 2 to 20</translation>
    </message>
    <message>
        <source>归档时记入案卷</source>
        <translation>Noted in the file when it is archived</translation>
    </message>
    <message>
        <source>办件编号 {division} + 日期 8 位 + 终端 4 位 + 流水 5 位 + 校验 1 位；文号如 {short}{word}〔{year}〕1号，按机关、文种、年度连续编号</source>
        <translation>Case number {division} + date (8) + desk (4) + serial (5) + check (1); document numbers such as {short}{word} [{year}] 1, counted per body, kind of paper and year</translation>
    </message>
    <message>
        <source>勾选后，窗口按 F9 只登记收件并提出申请，首席代表在本机或自己的审批页面同意后才出具文书</source>
        <translation>When ticked, F9 at the window only receives the application and asks; the paper is issued when the lead agrees, here or on the approval page</translation>
    </message>
    <message>
        <source>不予受理、不受理须经首席代表同意(&amp;L)</source>
        <translation>Declining needs the &amp;lead&apos;s agreement</translation>
    </message>
    <message>
        <source>不予受理、不受理须经首席代表同意</source>
        <translation>Declining needs the lead&apos;s agreement</translation>
    </message>
    <message>
        <source>至少剩几天(&amp;S)</source>
        <translation>Days left at lea&amp;st</translation>
    </message>
    <message>
        <source>期限的几分之一(&amp;F)</source>
        <translation>&amp;Fraction of the limit</translation>
    </message>
    <message>
        <source>案卷保管期限(&amp;B)</source>
        <translation>Retention of case files (&amp;B)</translation>
    </message>
    <message>
        <source>窗口</source>
        <translation>Window</translation>
    </message>
    <message>
        <source>临近提醒</source>
        <translation>Reminder</translation>
    </message>
    <message>
        <source>保管</source>
        <translation>Retention</translation>
    </message>
    <message>
        <source>编号</source>
        <translation>Numbers</translation>
    </message>
    <message>
        <source>两条中先到的一条使黄灯亮起</source>
        <translation>The earlier of the two turns the light yellow</translation>
    </message>
    <message>
        <source>机关代字在“中心和部门”中设置</source>
        <translation>The letters of each body stand under “Office and departments”</translation>
    </message>
    <message>
        <source>永久</source>
        <translation>For ever</translation>
    </message>
    <message>
        <source>{n} 年</source>
        <translation>{n} years</translation>
    </message>
    <message>
        <source>光标放在这里，扫任意商品条码</source>
        <translation>Put the cursor here and scan any barcode of goods</translation>
    </message>
    <message>
        <source>扫到 {n} 个字符，最慢相隔 {gap} 毫秒；间隔填 {fit} 即可</source>
        <translation>{n} characters, at most {gap} ms apart; a gap of {fit} will do</translation>
    </message>
    <message>
        <source>{n} 个字符最慢相隔 {gap} 毫秒，像是手工输入：请用扫码枪扫；仍然如此的，调快扫码枪</source>
        <translation>{n} characters up to {gap} ms apart look typed by hand: please scan; if it stays so, set the scanner faster</translation>
    </message>
    <message>
        <source>试扫(&amp;Y)</source>
        <translation>Tr&amp;y a scan</translation>
    </message>
    <message>
        <source>读到：{name}，{number}</source>
        <translation>Read: {name}, {number}</translation>
    </message>
    <message>
        <source>拍到 {n} 张，最后一张 {size} KB</source>
        <translation>{n} pictures, the last one {size} KB</translation>
    </message>
    <message>
        <source>生僻字：{signs}</source>
        <translation>Rare characters: {signs}</translation>
    </message>
    <message>
        <source>文书字体和签名</source>
        <translation>Fonts and signature of papers</translation>
    </message>
    <message>
        <source>试一个字或姓名(&amp;T)</source>
        <translation>&amp;Try a character or a name</translation>
    </message>
    <message>
        <source>没有</source>
        <translation>None</translation>
    </message>
    <message>
        <source>不签名，文书加盖实体印章</source>
        <translation>No signature; papers bear the physical seal</translation>
    </message>
    <message>
        <source>完整性签名（非电子印章），并加盖实体印章</source>
        <translation>Integrity signature (no electronic seal), and the physical seal</translation>
    </message>
    <message>
        <source>签发时(&amp;G)</source>
        <translation>At &amp;issue</translation>
    </message>
    <message>
        <source>导入字体文件</source>
        <translation>Import a font file</translation>
    </message>
    <message>
        <source>字体 (*.ttf *.ttc)</source>
        <translation>Fonts (*.ttf *.ttc)</translation>
    </message>
    <message>
        <source>正在检查字体文件……</source>
        <translation>The font file is being looked over…</translation>
    </message>
    <message>
        <source>已导入“{file}”：{name}，{n} 个字符，其中汉字 {han} 个</source>
        <translation>{file} was imported: {name}, {n} characters, {han} of them Han</translation>
    </message>
    <message>
        <source>本机证书 {mark}…，签名人“{name}”</source>
        <translation>Certificate of this desk {mark}…, signer {name}</translation>
    </message>
    <message>
        <source>首次保存时生成本机证书</source>
        <translation>The certificate of this desk is made at the first saving</translation>
    </message>
    <message>
        <source>{file}（{name}，汉字 {han} 个）</source>
        <translation>{file} ({name}, {han} Han)</translation>
    </message>
    <message>
        <source>不能使用：{file}</source>
        <translation>Unusable: {file}</translation>
    </message>
    <message>
        <source>“{character}” {code} 不再留空</source>
        <translation>{character} {code}: leave no space any more</translation>
    </message>
    <message>
        <source>留空手写</source>
        <translation>left for handwriting</translation>
    </message>
    <message>
        <source>没有字体</source>
        <translation>no font</translation>
    </message>
    <message>
        <source>文书字体</source>
        <translation>Fonts of papers</translation>
    </message>
    <message>
        <source>F6 导入 .ttf 或 .ttc 文件</source>
        <translation>F6 imports a .ttf or .ttc file</translation>
    </message>
    <message>
        <source>留空手写的字</source>
        <translation>Characters left for handwriting</translation>
    </message>
    <message>
        <source>有了字体以后自动改为排印</source>
        <translation>Set in type by themselves once a font has them</translation>
    </message>
    <message>
        <source>签名</source>
        <translation>Signature</translation>
    </message>
    <message>
        <source>签名不是电子印章，也不代替印章</source>
        <translation>The signature is no electronic seal and replaces none</translation>
    </message>
    <message>
        <source>F9 现在清理</source>
        <translation>F9 removes now</translation>
    </message>
    <message>
        <source>保存期限</source>
        <translation>Retention</translation>
    </message>
    <message>
        <source>到期的由本机每天自动清理并留痕。办件、文书、编号和操作记录不在其列；最近一份完好的备份、在办件和投诉的草稿、已归入办件的影像不清理。另设的高拍保存文件夹由高拍软件管理，本机不清理。</source>
        <translation>What is past its days is removed by this desk every day, on record. Cases, papers, numbers and records of acts are never removed; neither are the newest whole backup, drafts of cases and complaints that still run, and pictures that belong to a case. A camera folder of your own belongs to the camera program and is left alone.</translation>
    </message>
    <message>
        <source>备份(&amp;B)</source>
        <translation>&amp;Backups</translation>
    </message>
    <message>
        <source>天，{least} 至 {most}；exports 文件夹</source>
        <translation>Days, {least} to {most}; folder exports</translation>
    </message>
    <message>
        <source>天，{least} 至 {most}；不少于六个月</source>
        <translation>Days, {least} to {most}; six months at least</translation>
    </message>
    <message>
        <source>天，{least} 至 {most}；最近完好的不清理</source>
        <translation>Days, {least} to {most}; never the newest whole one</translation>
    </message>
    <message>
        <source>天，{least} 至 {most}；末次保存起</source>
        <translation>Days, {least} to {most}; since last saved</translation>
    </message>
    <message>
        <source>天，{least} 至 {most}；高拍和扫描</source>
        <translation>Days, {least} to {most}; camera and scans</translation>
    </message>
    <message>
        <source>导出文件(&amp;E)</source>
        <translation>&amp;Exports</translation>
    </message>
    <message>
        <source>已清理 {n} 份，已记录</source>
        <translation>{n} removed, on record</translation>
    </message>
    <message>
        <source>无人续办的草稿(&amp;D)</source>
        <translation>Abandoned &amp;drafts</translation>
    </message>
    <message>
        <source>日历天；自产生之次日起算</source>
        <translation>Calendar days, counted from the day after</translation>
    </message>
    <message>
        <source>日志(&amp;L)</source>
        <translation>&amp;Logs</translation>
    </message>
    <message>
        <source>未归入办件的影像(&amp;C)</source>
        <translation>Pi&amp;ctures of no case</translation>
    </message>
    <message>
        <source>没有可以清理的</source>
        <translation>Nothing to remove</translation>
    </message>
    <message>
        <source>清理情况</source>
        <translation>What goes</translation>
    </message>
    <message>
        <source>现在清理</source>
        <translation>Remove now</translation>
    </message>
    <message>
        <source>印在每份文书和小票上</source>
        <translation>Stands on every paper and slip</translation>
    </message>
    <message>
        <source>六位数字，编入每个办件编号</source>
        <translation>Six digits, part of every case number</translation>
    </message>
    <message>
        <source>如 示例县人民政府</source>
        <translation>Its full name, as papers call it</translation>
    </message>
    <message>
        <source>申请人按它找到窗口，印在文书上</source>
        <translation>How applicants find the window; stands on papers</translation>
    </message>
    <message>
        <source>如 周一至周五 9:00-12:00，13:00-17:00</source>
        <translation>Days and hours, as papers print them</translation>
    </message>
    <message>
        <source>如 0550-1234567，印在告知单上</source>
        <translation>With the area code; stands on the one-time notice</translation>
    </message>
    <message>
        <source>申请人凭编号和查询码查进度，印在文书和小票上</source>
        <translation>Where applicants see the progress; stands on papers and slips</translation>
    </message>
</context>
<context>
    <name>AssessForm</name>
    <message>
        <source>核定收费</source>
        <translation>Assess fee</translation>
    </message>
    <message>
        <source>缴费截止日期(&amp;D)</source>
        <translation>Pay by (&amp;D)</translation>
    </message>
    <message>
        <source>核定并打印通知书</source>
        <translation>Assess and print the notice</translation>
    </message>
    <message>
        <source>缴清或者免缴之前不能制证、送达；款项全部上缴国库</source>
        <translation>Nothing is certified or delivered before it is paid or waived; all of it goes to the treasury</translation>
    </message>
    <message>
        <source>收费项目(&amp;G)</source>
        <translation>Fee (&amp;G)</translation>
    </message>
    <message>
        <source>金额（元）(&amp;J)</source>
        <translation>Amount, yuan (&amp;J)</translation>
    </message>
    <message>
        <source>收费标准和计算(&amp;S)</source>
        <translation>Rate and how worked out (&amp;S)</translation>
    </message>
    <message>
        <source>缴款码（可不填）(&amp;M)</source>
        <translation>Pay code, optional (&amp;M)</translation>
    </message>
    <message>
        <source>可减免的情形（可不填）(&amp;R)</source>
        <translation>When a &amp;relief is possible, optional</translation>
    </message>
    <message>
        <source>请填写金额，例如 240 或 1234.50。</source>
        <translation>Give the amount, such as 240 or 1234.50.</translation>
    </message>
    <message>
        <source>请写明收费标准和计算过程，通知书上要用。</source>
        <translation>Give the rate and how it was worked out; it stands on the notice.</translation>
    </message>
    <message>
        <source>没有这一天，请写成 2026-11-23</source>
        <translation>There is no such day; write 2026-11-23</translation>
    </message>
</context>
<context>
    <name>ReliefForm</name>
    <message>
        <source>费用减免</source>
        <translation>Fee relief</translation>
    </message>
    <message>
        <source>减免后应缴（元）(&amp;J)</source>
        <translation>Left to pay, yuan (&amp;J)</translation>
    </message>
    <message>
        <source>申请减免</source>
        <translation>Ask for relief</translation>
    </message>
    <message>
        <source>须经批准人同意；原通知书作废，另行出具</source>
        <translation>Needs the approver&apos;s leave; the old notice is void and a new one is issued</translation>
    </message>
    <message>
        <source>收费项目(&amp;G)</source>
        <translation>Fee (&amp;G)</translation>
    </message>
    <message>
        <source>全部免缴填 0</source>
        <translation>0 waives it</translation>
    </message>
    <message>
        <source>减免依据(&amp;L)</source>
        <translation>Basis of the re&amp;lief</translation>
    </message>
    <message>
        <source>减免理由(&amp;R)</source>
        <translation>&amp;Reason</translation>
    </message>
    <message>
        <source>应少于原应缴金额；全部免缴填 0。</source>
        <translation>Must be less than what is owed; 0 waives it.</translation>
    </message>
    <message>
        <source>请填写，通知书上要用。</source>
        <translation>Please fill in; it stands on the notice.</translation>
    </message>
</context>
<context>
    <name>ForwardForm</name>
    <message>
        <source>初审转报</source>
        <translation>Send up</translation>
    </message>
    <message>
        <source>接收机关(&amp;T)</source>
        <translation>&amp;To which body</translation>
    </message>
    <message>
        <source>转报并打印转移单</source>
        <translation>Send up and print the list</translation>
    </message>
    <message>
        <source>同意上报</source>
        <translation>Recommended</translation>
    </message>
    <message>
        <source>不同意，报请决定</source>
        <translation>Not recommended, for decision</translation>
    </message>
    <message>
        <source>初审结论(&amp;J)</source>
        <translation>Conclusion (&amp;J)</translation>
    </message>
    <message>
        <source>初审意见(&amp;Y)</source>
        <translation>Opinion (&amp;Y)</translation>
    </message>
    <message>
        <source>请填写接收材料的上级机关。</source>
        <translation>Give the body above that receives the material.</translation>
    </message>
    <message>
        <source>请填写初审意见。</source>
        <translation>Give the opinion of the first examination.</translation>
    </message>
    <message>
        <source>本级到此办结，{n} 项材料全部移送 · F4 常用语</source>
        <translation>This level ends here; all {n} materials go up · F4 phrases</translation>
    </message>
</context>
<context>
    <name>RenewalForm</name>
    <message>
        <source>视为准予延续</source>
        <translation>Renewed by silence</translation>
    </message>
    <message>
        <source>确认并打印</source>
        <translation>Acknowledge and print</translation>
    </message>
    <message>
        <source>有效期届满未作决定，依法视为准予延续，只能确认</source>
        <translation>It expired without a decision and is renewed by law; only the acknowledgement is left</translation>
    </message>
    <message>
        <source>原证</source>
        <translation>Old certificate</translation>
    </message>
    <message>
        <source>原证届满</source>
        <translation>Expired on</translation>
    </message>
    <message>
        <source>申请日期</source>
        <translation>Applied on</translation>
    </message>
    <message>
        <source>最迟申请</source>
        <translation>Apply by</translation>
    </message>
    <message>
        <source>延续后有效期</source>
        <translation>New validity</translation>
    </message>
    <message>
        <source>{working}（工作日） / {calendar}（自然日）</source>
        <translation>{working} (working days) / {calendar} (calendar days)</translation>
    </message>
</context>
<context>
    <name>TellForm</name>
    <message>
        <source>听证权利告知</source>
        <translation>Right to a hearing</translation>
    </message>
    <message>
        <source>姓名（名称）(&amp;N)</source>
        <translation>&amp;Name</translation>
    </message>
    <message>
        <source>告知并打印</source>
        <translation>Tell and print</translation>
    </message>
    <message>
        <source>自明日起 5 个工作日内可以要求听证，期满前不能作出决定</source>
        <translation>Five working days from tomorrow to ask for a hearing; no decision before they are over</translation>
    </message>
    <message>
        <source>告知对象(&amp;G)</source>
        <translation>Who is told (&amp;G)</translation>
    </message>
    <message>
        <source>有关的重大利益(&amp;I)</source>
        <translation>Major &amp;interest at stake</translation>
    </message>
    <message>
        <source>查明的事实(&amp;F)</source>
        <translation>&amp;Facts found</translation>
    </message>
    <message>
        <source>拟作出的决定(&amp;P)</source>
        <translation>&amp;Planned decision</translation>
    </message>
    <message>
        <source>请填写，告知书上要用。</source>
        <translation>Please fill in; it stands on the notice.</translation>
    </message>
</context>
<context>
    <name>AnswerForm</name>
    <message>
        <source>听证申请登记</source>
        <translation>Hearing request</translation>
    </message>
    <message>
        <source>请记录申请（放弃）的内容和方式。</source>
        <translation>Record what was asked or waived, and how.</translation>
    </message>
    <message>
        <source>登记</source>
        <translation>Record</translation>
    </message>
    <message>
        <source>要求听证的，20 个工作日内举行；先办特别程序（F7），再发听证通知</source>
        <translation>A hearing asked for is held within 20 working days: first the special procedure (F7), then the notice</translation>
    </message>
    <message>
        <source>哪一方(&amp;G)</source>
        <translation>Which party (&amp;G)</translation>
    </message>
    <message>
        <source>要求听证</source>
        <translation>Asks for a hearing</translation>
    </message>
    <message>
        <source>放弃或者撤回</source>
        <translation>Waives it or takes it back</translation>
    </message>
    <message>
        <source>答复(&amp;A)</source>
        <translation>&amp;Answer</translation>
    </message>
    <message>
        <source>申请（放弃）的内容和方式(&amp;S)</source>
        <translation>What wa&amp;s asked or waived, and how</translation>
    </message>
    <message>
        <source>{day} 前（含当日）可要求</source>
        <translation>may ask until {day}</translation>
    </message>
</context>
<context>
    <name>AnnounceForm</name>
    <message>
        <source>听证通知</source>
        <translation>Hearing notice</translation>
    </message>
    <message>
        <source>听证日期(&amp;D)</source>
        <translation>&amp;Day</translation>
    </message>
    <message>
        <source>时间(&amp;H)</source>
        <translation>Time (&amp;H)</translation>
    </message>
    <message>
        <source>听证事项(&amp;S)</source>
        <translation>&amp;Subject</translation>
    </message>
    <message>
        <source>最早 {first}</source>
        <translation>First day {first}</translation>
    </message>
    <message>
        <source>通知并打印</source>
        <translation>Announce and print</translation>
    </message>
    <message>
        <source>提前 7 个工作日通知；主持人不得是审查人员</source>
        <translation>Seven working days ahead; no examiner in the chair</translation>
    </message>
    <message>
        <source>公开，另出公告</source>
        <translation>Public, with announcement</translation>
    </message>
    <message>
        <source>不公开</source>
        <translation>Closed</translation>
    </message>
    <message>
        <source>举行方式(&amp;W)</source>
        <translation>Public or closed (&amp;W)</translation>
    </message>
    <message>
        <source>地点(&amp;P)</source>
        <translation>&amp;Place</translation>
    </message>
    <message>
        <source>主持人(&amp;C)</source>
        <translation>&amp;Chair</translation>
    </message>
    <message>
        <source>记录人(&amp;R)</source>
        <translation>&amp;Recorder</translation>
    </message>
    <message>
        <source>没有这一天，请写成 2026-11-23</source>
        <translation>There is no such day; write 2026-11-23</translation>
    </message>
    <message>
        <source>最早 {first}，最迟 {last}</source>
        <translation>First day {first}, last day {last}</translation>
    </message>
    <message>
        <source>请填写，通知书上要用。</source>
        <translation>Please fill in; it stands on the notice.</translation>
    </message>
</context>
<context>
    <name>RecordForm</name>
    <message>
        <source>听证笔录</source>
        <translation>Hearing record</translation>
    </message>
    <message>
        <source>请填写陈述、申辩和质证的内容。</source>
        <translation>Give what was stated and pleaded.</translation>
    </message>
    <message>
        <source>登记笔录并打印</source>
        <translation>Record and print</translation>
    </message>
    <message>
        <source>没有到场的请清空姓名；没有签名的写明原因；登记后结束特别程序（F7）</source>
        <translation>Empty the name of who did not come; explain a missing signature; then end the special procedure (F7)</translation>
    </message>
    <message>
        <source>陈述、申辩和质证(&amp;S)</source>
        <translation>&amp;Statements and pleas</translation>
    </message>
    <message>
        <source>主持人意见(&amp;Y)</source>
        <translation>Opinion of the chair (&amp;Y)</translation>
    </message>
    <message>
        <source>{seat}未签名的原因</source>
        <translation>Why not signed: {seat}</translation>
    </message>
</context>
<context>
    <name>Certificates</name>
    <message>
        <source>没有选中的证照</source>
        <translation>No certificate is chosen</translation>
    </message>
    <message>
        <source>（姓名已删除）</source>
        <translation>(name erased)</translation>
    </message>
    <message>
        <source>证照</source>
        <translation>Certificate</translation>
    </message>
    <message>
        <source>编号</source>
        <translation>Number</translation>
    </message>
    <message>
        <source>事项</source>
        <translation>Item</translation>
    </message>
    <message>
        <source>部门</source>
        <translation>Department</translation>
    </message>
    <message>
        <source>有效期</source>
        <translation>Validity</translation>
    </message>
    <message>
        <source>最迟申请</source>
        <translation>Apply by</translation>
    </message>
    <message>
        <source>或者</source>
        <translation>or</translation>
    </message>
    <message>
        <source>联系电话</source>
        <translation>Telephone</translation>
    </message>
    <message>
        <source>代理人</source>
        <translation>Agent</translation>
    </message>
    <message>
        <source>{day}（三十个工作日前）</source>
        <translation>{day} (thirty working days ahead)</translation>
    </message>
    <message>
        <source>{day}（三十个自然日前）</source>
        <translation>{day} (thirty calendar days ahead)</translation>
    </message>
    <message>
        <source>今天届满</source>
        <translation>expires today</translation>
    </message>
    <message>
        <source>剩 {n} 天</source>
        <translation>{n} days left</translation>
    </message>
    <message>
        <source>可以申请</source>
        <translation>may apply</translation>
    </message>
    <message>
        <source>期限有争议</source>
        <translation>disputed</translation>
    </message>
    <message>
        <source>申请期已过</source>
        <translation>too late</translation>
    </message>
    <message>
        <source>已经届满</source>
        <translation>expired</translation>
    </message>
    <message>
        <source>正在办理</source>
        <translation>under way</translation>
    </message>
    <message>
        <source>请提醒持证人在最迟申请日之前提出延续申请。</source>
        <translation>Remind the holder to apply for the renewal by the last day.</translation>
    </message>
    <message>
        <source>按工作日计算已过三十日，按自然日计算未过；从有利于申请人，仍可受理。</source>
        <translation>Past the thirty working days, not past the thirty calendar days; the reading that favours the applicant counts.</translation>
    </message>
    <message>
        <source>已不足三十日，仍可受理，但届满前未作决定的，不视为准予延续。</source>
        <translation>Less than thirty days: it may still be accepted, but silence until the expiry renews nothing.</translation>
    </message>
    <message>
        <source>有效期已过，不能延续；继续从事活动的，应当重新申请。</source>
        <translation>Expired and not renewable; to go on, the holder applies anew.</translation>
    </message>
    <message>
        <source>届满前未作决定的，依法视为准予延续，请尽快办结。</source>
        <translation>Without a decision before the expiry it is renewed by law; please decide soon.</translation>
    </message>
    <message>
        <source>{n} 天</source>
        <translation>{n} days</translation>
    </message>
    <message>
        <source>在列表里选择一本；系统启用前发的按 F2 办理</source>
        <translation>Choose one in the list; F2 takes one from before this program</translation>
    </message>
    <message>
        <source>{day}（三十个工作日前，暂定）</source>
        <translation>{day} (thirty working days before, provisional)</translation>
    </message>
</context>
<context>
    <name>CertificatesPage</name>
    <message>
        <source>证照到期</source>
        <translation>Expiring permits</translation>
    </message>
    <message>
        <source>即将到期的证照</source>
        <translation>Permits about to expire</translation>
    </message>
    <message>
        <source>没有即将到期的证照</source>
        <translation>No permit is about to expire</translation>
    </message>
    <message>
        <source>即将到期</source>
        <translation>About to expire</translation>
    </message>
    <message>
        <source>这本证照已有申请正在办理</source>
        <translation>An application on this certificate is under way</translation>
    </message>
    <message>
        <source>您在该部门没有窗口岗位</source>
        <translation>You hold no window post in that department</translation>
    </message>
    <message>
        <source>到列表</source>
        <translation>To the list</translation>
    </message>
    <message>
        <source>有效期已过，不能延续</source>
        <translation>Expired and not renewable</translation>
    </message>
    <message>
        <source>显示电话</source>
        <translation>Show telephone</translation>
    </message>
    <message>
        <source>办件档案</source>
        <translation>Case file</translation>
    </message>
    <message>
        <source>变更</source>
        <translation>Change</translation>
    </message>
    <message>
        <source>补证</source>
        <translation>Reissue</translation>
    </message>
    <message>
        <source>办理延续</source>
        <translation>Renew</translation>
    </message>
    <message>
        <source>距届满</source>
        <translation>To expiry</translation>
    </message>
    <message>
        <source>持证人</source>
        <translation>Holder</translation>
    </message>
    <message>
        <source>证照</source>
        <translation>Certificate</translation>
    </message>
    <message>
        <source>届满日</source>
        <translation>Expires</translation>
    </message>
    <message>
        <source>延续</source>
        <translation>Renewal</translation>
    </message>
    <message>
        <source>{n} 天内届满的证照会列在这里；其他证照在其办件档案里按 Ctrl+E 办理</source>
        <translation>Certificates that expire within {n} days are listed here; for any other press Ctrl+E in its case file</translation>
    </message>
    <message>
        <source>正在办理的申请</source>
        <translation>Application under way</translation>
    </message>
    <message>
        <source>{n} 天内届满，届满后再列 30 天</source>
        <translation>expire within {n} days, and 30 days after</translation>
    </message>
    <message>
        <source>只列出最先届满的 {n} 本，其余请先办理前面的</source>
        <translation>Only the {n} that expire first are shown; the others follow when these are done</translation>
    </message>
    <message>
        <source>系统启用前发的证照</source>
        <translation>Older certificate</translation>
    </message>
    <message>
        <source>您没有窗口岗位</source>
        <translation>You hold no post at the window</translation>
    </message>
</context>
<context>
    <name>Fees</name>
    <message>
        <source>费用减免：批准人同意</source>
        <translation>Fee relief: the approver&apos;s leave</translation>
    </message>
    <message>
        <source>缴费登记</source>
        <translation>Record payment</translation>
    </message>
    <message>
        <source>核定收费</source>
        <translation>Assess fee</translation>
    </message>
    <message>
        <source>费用减免</source>
        <translation>Fee relief</translation>
    </message>
    <message>
        <source>批准人在此输入工号和密码即可批准；按 Esc 则留在其待批清单</source>
        <translation>The approver enters number and password here; Esc leaves it on the approver&apos;s list</translation>
    </message>
    <message>
        <source>已减免</source>
        <translation>Relieved</translation>
    </message>
    <message>
        <source>已核定收费</source>
        <translation>Fee assessed</translation>
    </message>
    <message>
        <source>减免已申请，等待批准</source>
        <translation>Relief asked for, waiting for leave</translation>
    </message>
    <message>
        <source>已登记缴费</source>
        <translation>Payment recorded</translation>
    </message>
    <message>
        <source>请填写缴款凭证上的票据号码。</source>
        <translation>Give the number of the receipt.</translation>
    </message>
    <message>
        <source>收费项目(&amp;G)</source>
        <translation>Fee (&amp;G)</translation>
    </message>
    <message>
        <source>票据号码(&amp;N)</source>
        <translation>Receipt &amp;number</translation>
    </message>
    <message>
        <source>金额（元）(&amp;J)</source>
        <translation>Amount, yuan (&amp;J)</translation>
    </message>
    <message>
        <source>收费标准和计算(&amp;S)</source>
        <translation>Rate and how worked out (&amp;S)</translation>
    </message>
    <message>
        <source>缴费截止日期(&amp;D)</source>
        <translation>Pay by (&amp;D)</translation>
    </message>
    <message>
        <source>缴款码（可不填）(&amp;M)</source>
        <translation>Pay code, optional (&amp;M)</translation>
    </message>
    <message>
        <source>可减免的情形（可不填）(&amp;R)</source>
        <translation>When a &amp;relief is possible, optional</translation>
    </message>
    <message>
        <source>减免后应缴（元）(&amp;J)</source>
        <translation>Left to pay, yuan (&amp;J)</translation>
    </message>
    <message>
        <source>减免依据(&amp;L)</source>
        <translation>Basis of the re&amp;lief</translation>
    </message>
    <message>
        <source>减免理由(&amp;R)</source>
        <translation>&amp;Reason</translation>
    </message>
    <message>
        <source>减免后应少于原应缴金额；全部免缴填 0。</source>
        <translation>What is left must be less than what is owed; 0 waives it.</translation>
    </message>
    <message>
        <source>登记缴费</source>
        <translation>Record</translation>
    </message>
    <message>
        <source>核定并打印通知书</source>
        <translation>Assess and print the notice</translation>
    </message>
    <message>
        <source>缴清或者免缴之前不能制证、送达</source>
        <translation>Nothing is certified or delivered before it is paid or waived</translation>
    </message>
    <message>
        <source>请填写金额，例如 240 或 1234.50。</source>
        <translation>Give the amount, such as 240 or 1234.50.</translation>
    </message>
    <message>
        <source>请写明收费标准和计算过程，通知书上要用。</source>
        <translation>Give the rate and how it was worked out; it stands on the notice.</translation>
    </message>
    <message>
        <source>没有这一天，请把截止日期写成 20261231。</source>
        <translation>There is no such day; write the date as 20261231.</translation>
    </message>
    <message>
        <source>申请减免</source>
        <translation>Ask for relief</translation>
    </message>
    <message>
        <source>须经批准人同意；原通知书作废，另行出具</source>
        <translation>Needs the approver&apos;s leave; the old notice is void and a new one is issued</translation>
    </message>
    <message>
        <source>全部免缴填 0</source>
        <translation>0 waives it</translation>
    </message>
    <message>
        <source>请写明减免的依据和理由，通知书上要用。</source>
        <translation>Give basis and reason; they stand on the notice.</translation>
    </message>
    <message>
        <source>核对缴款凭证：{fees}</source>
        <translation>Check the payment slip: {fees}</translation>
    </message>
</context>
<context>
    <name>Slips</name>
    <message>
        <source>打印小票</source>
        <translation>Print slip</translation>
    </message>
    <message>
        <source>打印上一件的小票</source>
        <translation>Print the slip of the case before</translation>
    </message>
    <message>
        <source>小票已打印：{number}</source>
        <translation>Slip printed: {number}</translation>
    </message>
    <message>
        <source>按 Ctrl+P 打印 {name} 的小票</source>
        <translation>Ctrl+P prints the slip of {name}</translation>
    </message>
</context>
<context>
    <name>AssignPanel</name>
    <message>
        <source>改派给(&amp;N)</source>
        <translation>&amp;New handler</translation>
    </message>
    <message>
        <source>改派</source>
        <translation>Re-assign</translation>
    </message>
    <message>
        <source>改派理由(&amp;R)</source>
        <translation>&amp;Reason</translation>
    </message>
    <message>
        <source>改派后列入该人员的环节；同岗人员仍可在“全部”中办理</source>
        <translation>It stands in that officer&apos;s list; others of the post still find it under “All”</translation>
    </message>
    <message>
        <source>改派“{step}”</source>
        <translation>Re-assign “{step}”</translation>
    </message>
</context>
<context>
    <name>Registers</name>
    <message>
        <source>自(&amp;F)</source>
        <translation>&amp;From</translation>
    </message>
    <message>
        <source>至(&amp;T)</source>
        <translation>&amp;To</translation>
    </message>
    <message>
        <source>窗口机(&amp;W)</source>
        <translation>Desk (&amp;W)</translation>
    </message>
    <message>
        <source>经办人(&amp;O)</source>
        <translation>&amp;Officer</translation>
    </message>
    <message>
        <source>年份(&amp;Y)</source>
        <translation>&amp;Year</translation>
    </message>
    <message>
        <source>全部</source>
        <translation>All</translation>
    </message>
    <message>
        <source>登记簿</source>
        <translation>Registers</translation>
    </message>
    <message>
        <source>没有可以打印的内容</source>
        <translation>Nothing to print</translation>
    </message>
    <message>
        <source>打印日登记簿</source>
        <translation>Print day register</translation>
    </message>
    <message>
        <source>打印编号簿</source>
        <translation>Print number book</translation>
    </message>
    <message>
        <source>日登记簿</source>
        <translation>Day register</translation>
    </message>
    <message>
        <source>编号簿</source>
        <translation>Number book</translation>
    </message>
    <message>
        <source>日登记簿 / 编号簿</source>
        <translation>Day register / number book</translation>
    </message>
    <message>
        <source>到日期</source>
        <translation>To the days</translation>
    </message>
    <message>
        <source>到列表</source>
        <translation>To the list</translation>
    </message>
    <message>
        <source>前一天</source>
        <translation>Day before</translation>
    </message>
    <message>
        <source>后一天</source>
        <translation>Day after</translation>
    </message>
    <message>
        <source>已出具《{title}》，共 {n} 页</source>
        <translation>Issued {title}, {n} pages</translation>
    </message>
    <message>
        <source>编号</source>
        <translation>Number</translation>
    </message>
    <message>
        <source>收件</source>
        <translation>Received</translation>
    </message>
    <message>
        <source>办件编号</source>
        <translation>Case number</translation>
    </message>
    <message>
        <source>排队号</source>
        <translation>Ticket</translation>
    </message>
    <message>
        <source>申请人</source>
        <translation>Applicant</translation>
    </message>
    <message>
        <source>事项</source>
        <translation>Item</translation>
    </message>
    <message>
        <source>经办人</source>
        <translation>Officer</translation>
    </message>
    <message>
        <source>状态</source>
        <translation>State</translation>
    </message>
    <message>
        <source>末号</source>
        <translation>Last</translation>
    </message>
    <message>
        <source>使用</source>
        <translation>Used</translation>
    </message>
    <message>
        <source>作废</source>
        <translation>Void</translation>
    </message>
    <message>
        <source>未发</source>
        <translation>Unissued</translation>
    </message>
    <message>
        <source>缺号</source>
        <translation>Missing</translation>
    </message>
    <message>
        <source>序</source>
        <translation>No.</translation>
    </message>
    <message>
        <source>日期</source>
        <translation>Date</translation>
    </message>
    <message>
        <source>说明</source>
        <translation>Explanation</translation>
    </message>
    <message>
        <source>这一年没有编号簿，请改年份后按 Enter</source>
        <translation>There is no number book of this year; change the year and press Enter</translation>
    </message>
    <message>
        <source>这几天没有登记：按 Ctrl+PgUp 看前一天，或改日期后按 Enter</source>
        <translation>Nothing was registered on these days: Ctrl+PgUp shows the day before, or change the days and press Enter</translation>
    </message>
</context>
<context>
    <name>StandInCard</name>
    <message>
        <source>请选择</source>
        <translation>Choose</translation>
    </message>
    <message>
        <source>由{name}代岗，{first} 至 {last}</source>
        <translation>{name} stands in, {first} to {last}</translation>
    </message>
    <message>
        <source>目前没有代岗人</source>
        <translation>Nobody stands in now</translation>
    </message>
    <message>
        <source>代岗（AB岗）</source>
        <translation>Stand-in</translation>
    </message>
    <message>
        <source>代岗人(&amp;A)</source>
        <translation>St&amp;and-in</translation>
    </message>
    <message>
        <source>自(&amp;F)</source>
        <translation>&amp;From</translation>
    </message>
    <message>
        <source>至(&amp;T)</source>
        <translation>&amp;To</translation>
    </message>
    <message>
        <source>请先在左边选择缺岗的人员，再选择代岗人。</source>
        <translation>Choose the absent officer on the left, then the stand-in.</translation>
    </message>
    <message>
        <source>代岗期间以其岗位办理，文书和档案注明“代”</source>
        <translation>Acts in the absent officer&apos;s posts; papers and file say for whom</translation>
    </message>
</context>
<context>
    <name>Checking</name>
    <message>
        <source>{name} {n} 份</source>
        <translation>{name}, copies: {n}</translation>
    </message>
    <message>
        <source>申请人已确认无误</source>
        <translation>The applicant confirmed the data</translation>
    </message>
</context>
<context>
    <name>Ratings</name>
    <message>
        <source>已登记投诉</source>
        <translation>Complaint taken</translation>
    </message>
    <message>
        <source>已登记纸质评价</source>
        <translation>Paper form entered</translation>
    </message>
    <message>
        <source>办理经过</source>
        <translation>What was done</translation>
    </message>
    <message>
        <source>没有选中的评价或投诉</source>
        <translation>No rating or complaint chosen</translation>
    </message>
    <message>
        <source>请过评价，未作选择</source>
        <translation>Asked, left blank</translation>
    </message>
    <message>
        <source>实名</source>
        <translation>named</translation>
    </message>
    <message>
        <source>匿名</source>
        <translation>unnamed</translation>
    </message>
    <message>
        <source>事项</source>
        <translation>Item</translation>
    </message>
    <message>
        <source>办件编号</source>
        <translation>Case number</translation>
    </message>
    <message>
        <source>办理日期</source>
        <translation>Visit on</translation>
    </message>
    <message>
        <source>窗口人员</source>
        <translation>Window officer</translation>
    </message>
    <message>
        <source>联系电话</source>
        <translation>Telephone</translation>
    </message>
    <message>
        <source>评价方式</source>
        <translation>Rated by</translation>
    </message>
    <message>
        <source>评价日期</source>
        <translation>Rated on</translation>
    </message>
    <message>
        <source>评价码</source>
        <translation>Rating code</translation>
    </message>
    <message>
        <source>回访</source>
        <translation>Call-back</translation>
    </message>
    <message>
        <source>期限</source>
        <translation>Due</translation>
    </message>
    <message>
        <source>未留姓名</source>
        <translation>No name given</translation>
    </message>
    <message>
        <source>编号</source>
        <translation>Number</translation>
    </message>
    <message>
        <source>登记日期</source>
        <translation>Taken on</translation>
    </message>
    <message>
        <source>渠道</source>
        <translation>Channel</translation>
    </message>
    <message>
        <source>被投诉单位</source>
        <translation>Department</translation>
    </message>
    <message>
        <source>被投诉对象</source>
        <translation>Complained of</translation>
    </message>
    <message>
        <source>登记人</source>
        <translation>Taken by</translation>
    </message>
    <message>
        <source>近一年统计</source>
        <translation>Figures of the year</translation>
    </message>
    <message>
        <source>统计口径</source>
        <translation>Figures by</translation>
    </message>
    <message>
        <source>按窗口人员</source>
        <translation>By officer</translation>
    </message>
    <message>
        <source>按事项</source>
        <translation>By item</translation>
    </message>
    <message>
        <source>按月</source>
        <translation>By month</translation>
    </message>
    <message>
        <source>满意度统计</source>
        <translation>Satisfaction figures</translation>
    </message>
    <message>
        <source>名称</source>
        <translation>Name</translation>
    </message>
    <message>
        <source>满意度</source>
        <translation>Index</translation>
    </message>
    <message>
        <source>评价/办理</source>
        <translation>Rated/visits</translation>
    </message>
    <message>
        <source>类别</source>
        <translation>List</translation>
    </message>
    <message>
        <source>评价和投诉</source>
        <translation>Ratings and complaints</translation>
    </message>
    <message>
        <source>没有待回访的差评</source>
        <translation>No bad rating waits for a call</translation>
    </message>
    <message>
        <source>实名差评会自动列在这里，请在期限内联系</source>
        <translation>Bad ratings under a name are listed here by themselves; call within the limit</translation>
    </message>
    <message>
        <source>没有投诉</source>
        <translation>No complaints</translation>
    </message>
    <message>
        <source>按 F5 登记投诉</source>
        <translation>F5 takes a complaint</translation>
    </message>
    <message>
        <source>还没有窗口办理</source>
        <translation>No visit yet</translation>
    </message>
    <message>
        <source>办理之后，评价和未评价都列在这里</source>
        <translation>After each visit, rated ones and blanks are listed here</translation>
    </message>
    <message>
        <source>情况说明(&amp;W)</source>
        <translation>What happened (&amp;W)</translation>
    </message>
    <message>
        <source>评价表上写的意见（没有可不填）(&amp;W)</source>
        <translation>Remarks on the form (may be empty) (&amp;W)</translation>
    </message>
    <message>
        <source>复杂问题，{n} 个工作日内整改</source>
        <translation>Complex, to be mended in {n} working days</translation>
    </message>
    <message>
        <source>回访结果(&amp;C)</source>
        <translation>Result (&amp;C)</translation>
    </message>
    <message>
        <source>登记投诉</source>
        <translation>Take complaint</translation>
    </message>
    <message>
        <source>投诉内容(&amp;W)</source>
        <translation>Complaint (&amp;W)</translation>
    </message>
    <message>
        <source>登记纸质评价</source>
        <translation>Enter paper form</translation>
    </message>
    <message>
        <source>请写明情况，登记后要存档备查。</source>
        <translation>Please write down what happened; it goes on file.</translation>
    </message>
    <message>
        <source>请选择</source>
        <translation>Please choose</translation>
    </message>
    <message>
        <source>登记联系</source>
        <translation>Record call</translation>
    </message>
    <message>
        <source>登记整改</source>
        <translation>Record remedy</translation>
    </message>
    <message>
        <source>登记反馈</source>
        <translation>Record answer</translation>
    </message>
    <message>
        <source>办结回访</source>
        <translation>Close call-back</translation>
    </message>
    <message>
        <source>登记核实</source>
        <translation>Record finding</translation>
    </message>
    <message>
        <source>登记答复</source>
        <translation>Record reply</translation>
    </message>
    <message>
        <source>登记回访</source>
        <translation>Record return visit</translation>
    </message>
    <message>
        <source>联系结果(&amp;C)</source>
        <translation>Result of the call (&amp;C)</translation>
    </message>
    <message>
        <source>处理方式(&amp;C)</source>
        <translation>Remedy (&amp;C)</translation>
    </message>
    <message>
        <source>反馈方式(&amp;C)</source>
        <translation>Answered by (&amp;C)</translation>
    </message>
    <message>
        <source>办结结果(&amp;C)</source>
        <translation>Result (&amp;C)</translation>
    </message>
    <message>
        <source>核实结论(&amp;C)</source>
        <translation>Finding (&amp;C)</translation>
    </message>
    <message>
        <source>答复方式(&amp;C)</source>
        <translation>Replied by (&amp;C)</translation>
    </message>
    <message>
        <source>投诉渠道(&amp;C)</source>
        <translation>Channel (&amp;C)</translation>
    </message>
    <message>
        <source>被投诉单位(&amp;D)</source>
        <translation>Department (&amp;D)</translation>
    </message>
    <message>
        <source>被投诉对象（窗口、人员或事由）(&amp;O)</source>
        <translation>Of whom or what (&amp;O)</translation>
    </message>
    <message>
        <source>投诉人（不愿留名可不填）(&amp;N)</source>
        <translation>Complainant (may be unnamed) (&amp;N)</translation>
    </message>
    <message>
        <source>联系电话(&amp;P)</source>
        <translation>Telephone (&amp;P)</translation>
    </message>
    <message>
        <source>被投诉人工号（知道时填）(&amp;I)</source>
        <translation>Officer ID (if known) (&amp;I)</translation>
    </message>
    <message>
        <source>办件编号（可扫条码，可不填）(&amp;B)</source>
        <translation>Case number (scan, or empty) (&amp;B)</translation>
    </message>
    <message>
        <source>实名，可以回访</source>
        <translation>Named, may be called</translation>
    </message>
    <message>
        <source>匿名，不回访</source>
        <translation>Unnamed, not called</translation>
    </message>
    <message>
        <source>评价码(&amp;C)</source>
        <translation>Rating code (&amp;C)</translation>
    </message>
    <message>
        <source>评价等级(&amp;L)</source>
        <translation>Level (&amp;L)</translation>
    </message>
    <message>
        <source>实名或匿名(&amp;N)</source>
        <translation>Named or not (&amp;N)</translation>
    </message>
    <message>
        <source>联系电话 {phone}</source>
        <translation>Telephone {phone}</translation>
    </message>
    <message>
        <source>已联系上，情况属实</source>
        <translation>Reached; proved true</translation>
    </message>
    <message>
        <source>已联系上，情况不属实</source>
        <translation>Reached; did not prove true</translation>
    </message>
    <message>
        <source>未联系上</source>
        <translation>Not reached</translation>
    </message>
    <message>
        <source>请先填写或选择：{what}。</source>
        <translation>Fill in or choose first: {what}.</translation>
    </message>
    <message>
        <source>未评价</source>
        <translation>Not rated</translation>
    </message>
    <message>
        <source>待回访</source>
        <translation>To call</translation>
    </message>
    <message>
        <source>投诉</source>
        <translation>Complaints</translation>
    </message>
    <message>
        <source>全部评价</source>
        <translation>All ratings</translation>
    </message>
    <message>
        <source>{index}（n={n}）</source>
        <translation>{index} (n={n})</translation>
    </message>
    <message>
        <source>{year} 年 {month} 月　办理 {visits} 次　评价 {rated} 次　未评价 {blank} 次</source>
        <translation>{year}-{month}　{visits} visits　{rated} rated　{blank} blank</translation>
    </message>
    <message>
        <source>满意度 {index}</source>
        <translation>Index {index}</translation>
    </message>
    <message>
        <source>在列表里选择一条即可查看和办理</source>
        <translation>Choose one in the list to read it and act on it</translation>
    </message>
</context>
<context>
    <name>RatingsPage</name>
    <message>
        <source>评价投诉</source>
        <translation>Ratings and complaints</translation>
    </message>
    <message>
        <source>直接办结</source>
        <translation>Close now</translation>
    </message>
    <message>
        <source>纸质评价</source>
        <translation>Paper form</translation>
    </message>
    <message>
        <source>登记投诉</source>
        <translation>Complaint</translation>
    </message>
    <message>
        <source>下一类</source>
        <translation>Next list</translation>
    </message>
    <message>
        <source>到列表</source>
        <translation>To the list</translation>
    </message>
    <message>
        <source>打印登记簿</source>
        <translation>Print register</translation>
    </message>
    <message>
        <source>办件档案</source>
        <translation>Case file</translation>
    </message>
    <message>
        <source>已出具《{title}》</source>
        <translation>Issued: {title}</translation>
    </message>
</context>
<context>
    <name>SecondScreen</name>
    <message>
        <source>请申请人用小键盘核对或评价</source>
        <translation>Hand the keypad to the applicant</translation>
    </message>
    <message>
        <source>评价自愿，不影响办理；{n} 秒内未选择即为未评价</source>
        <translation>Rating is voluntary and changes nothing in your case; without a choice in {n} seconds it stays blank</translation>
    </message>
    <message>
        <source>请核对您的信息</source>
        <translation>Please check your data</translation>
    </message>
    <message>
        <source>如有不符，请告诉窗口人员</source>
        <translation>Tell the officer if anything is wrong</translation>
    </message>
    <message>
        <source>已确认，谢谢</source>
        <translation>Confirmed, thank you</translation>
    </message>
    <message>
        <source>确认无误</source>
        <translation>All is right</translation>
    </message>
    <message>
        <source>姓名（名称）</source>
        <translation>Name</translation>
    </message>
    <message>
        <source>代理人</source>
        <translation>Agent</translation>
    </message>
    <message>
        <source>联系电话</source>
        <translation>Telephone</translation>
    </message>
    <message>
        <source>申请事项</source>
        <translation>Item</translation>
    </message>
    <message>
        <source>收到材料</source>
        <translation>Materials received</translation>
    </message>
    <message>
        <source>请评价本次服务</source>
        <translation>How was the service?</translation>
    </message>
    <message>
        <source>感谢您的评价</source>
        <translation>Thank you for your rating</translation>
    </message>
    <message>
        <source>{some} 等 {n} 项</source>
        <translation>{some} … {n} in all</translation>
    </message>
</context>
<context>
    <name>ClockWords</name>
    <message>
        <source>{n} 天</source>
        <translation>{n} d</translation>
    </message>
    <message>
        <source>今天到期</source>
        <translation>due today</translation>
    </message>
    <message>
        <source>{n} 工作日</source>
        <translation>{n} wd</translation>
    </message>
    <message>
        <source>剩 {n} 天</source>
        <translation>{n} d left</translation>
    </message>
    <message>
        <source>{day}（暂定）</source>
        <translation>{day} (provisional)</translation>
    </message>
</context>
<context>
    <name>DeclineLeave</name>
    <message>
        <source>首席代表已同意，文书已出具：{number}</source>
        <translation>The lead has agreed and the paper is issued: {number}</translation>
    </message>
    <message>
        <source>首席代表在本机输入工号和密码；也可以稍后在自己的审批页面同意</source>
        <translation>The lead types number and password here, or agrees later on the approval page</translation>
    </message>
    <message>
        <source>不予受理复核：{number}</source>
        <translation>Agreement to the decline: {number}</translation>
    </message>
</context>
<context>
    <name>OldCertificate</name>
    <message>
        <source>长期有效的不填</source>
        <translation>empty when it never expires</translation>
    </message>
    <message>
        <source>原证（本系统启用前发的）</source>
        <translation>Certificate from before this program</translation>
    </message>
    <message>
        <source>申请(&amp;T)</source>
        <translation>Applica&amp;tion</translation>
    </message>
    <message>
        <source>证照名称(&amp;M)</source>
        <translation>Certificate na&amp;me</translation>
    </message>
    <message>
        <source>证照编号(&amp;H)</source>
        <translation>Certificate number (&amp;H)</translation>
    </message>
    <message>
        <source>有效期自(&amp;B)</source>
        <translation>Valid from (&amp;B)</translation>
    </message>
    <message>
        <source>有效期至(&amp;E)</source>
        <translation>Valid to (&amp;E)</translation>
    </message>
    <message>
        <source>按原证申请</source>
        <translation>Apply on it</translation>
    </message>
    <message>
        <source>照申请人出示的原证填写；核对原件后再继续</source>
        <translation>Type what the certificate says; go on when you have seen the original</translation>
    </message>
    <message>
        <source>没有这一天，请写成 2026-11-23。</source>
        <translation>There is no such day; please write 2026-11-23.</translation>
    </message>
    <message>
        <source>先选择事项，再按 Ctrl+E 填写原证</source>
        <translation>Choose the item first, then press Ctrl+E for the certificate</translation>
    </message>
    <message>
        <source>不用原证，按新办申请</source>
        <translation>No certificate: a new application</translation>
    </message>
</context>
<context>
    <name>Guide</name>
    <message>
        <source>启用准备</source>
        <translation>Getting ready</translation>
    </message>
    <message>
        <source>去办理</source>
        <translation>Go there</translation>
    </message>
    <message>
        <source>已完成</source>
        <translation>Done</translation>
    </message>
    <message>
        <source>待办</source>
        <translation>To do</translation>
    </message>
    <message>
        <source>还有 {n} 项要办，办完即可接待第一位申请人；每项随时可以再改</source>
        <translation>{n} steps are left before the first applicant; each can be changed at any time</translation>
    </message>
    <message>
        <source>都办好了，本窗口可以接待申请人</source>
        <translation>All is done; this window can serve applicants</translation>
    </message>
    <message>
        <source>下一步：{what}</source>
        <translation>Next: {what}</translation>
    </message>
    <message>
        <source>填写中心和进驻部门</source>
        <translation>Fill in the office and its departments</translation>
    </message>
    <message>
        <source>接好本窗口的设备</source>
        <translation>Connect the devices of this window</translation>
    </message>
    <message>
        <source>建立人员账号，授予岗位</source>
        <translation>Make accounts and give posts</translation>
    </message>
    <message>
        <source>设第二位系统管理员</source>
        <translation>Name a second system administrator</translation>
    </message>
    <message>
        <source>导入或编制本中心的事项</source>
        <translation>Import or write the items of this office</translation>
    </message>
    <message>
        <source>试读身份证、试打一张文书，保存一次即为完成；不接设备的也请保存</source>
        <translation>Read a card, print a paper; saved once it is done, without devices too</translation>
    </message>
    <message>
        <source>窗口、首席代表、承办、批准、制证、档案岗位都要有人</source>
        <translation>Window, lead, handler, approver, certifier and archivist must be held</translation>
    </message>
    <message>
        <source>一人忘记密码时，另一人可以重设，不必动用封存的恢复码</source>
        <translation>If one forgets the password the other sets a new one; the sealed recovery code stays sealed</translation>
    </message>
    <message>
        <source>可导入 CSV、Excel、TOML 清单；样例事项只供练习</source>
        <translation>CSV, Excel and TOML lists can be imported; the sample items are for practice</translation>
    </message>
    <message>
        <source>还没有人担任：{posts}</source>
        <translation>Nobody holds yet: {posts}</translation>
    </message>
    <message>
        <source>名称、机关代字、电话、救济机关和收费账户印在每份文书上；至少要有部门和咨询电话</source>
        <translation>Name, letters, telephones, remedies and the account stand on every paper; departments and a telephone are the least</translation>
    </message>
</context>
<context>
    <name>Supervision</name>
    <message>
        <source>{title}（培训）</source>
        <translation>{title} (training)</translation>
    </message>
    <message>
        <source>还没有登记过</source>
        <translation>none declared yet</translation>
    </message>
    <message>
        <source>受理</source>
        <translation>Acceptance</translation>
    </message>
    <message>
        <source>补正</source>
        <translation>Supplement</translation>
    </message>
    <message>
        <source>送达</source>
        <translation>Delivery</translation>
    </message>
    <message>
        <source>办件编号</source>
        <translation>Case number</translation>
    </message>
    <message>
        <source>事项</source>
        <translation>Item</translation>
    </message>
    <message>
        <source>申请人</source>
        <translation>Applicant</translation>
    </message>
    <message>
        <source>部门</source>
        <translation>Department</translation>
    </message>
    <message>
        <source>窗口</source>
        <translation>Window</translation>
    </message>
    <message>
        <source>环节</source>
        <translation>Step</translation>
    </message>
    <message>
        <source>经办人</source>
        <translation>Holder</translation>
    </message>
    <message>
        <source>灯</source>
        <translation>Light</translation>
    </message>
    <message>
        <source>哪项期限</source>
        <translation>Which limit</translation>
    </message>
    <message>
        <source>剩余天数</source>
        <translation>Days left</translation>
    </message>
    <message>
        <source>超期天数</source>
        <translation>Days over</translation>
    </message>
    <message>
        <source>到期日</source>
        <translation>Due</translation>
    </message>
    <message>
        <source>收件日期</source>
        <translation>Received</translation>
    </message>
    <message>
        <source>已视为受理，待确认</source>
        <translation>Deemed accepted, to be acknowledged</translation>
    </message>
    <message>
        <source>在办</source>
        <translation>Open</translation>
    </message>
    <message>
        <source>超期</source>
        <translation>Over limit</translation>
    </message>
    <message>
        <source>临近</source>
        <translation>Near limit</translation>
    </message>
    <message>
        <source>暂停、待补正</source>
        <translation>Stopped</translation>
    </message>
    <message>
        <source>今日受理</source>
        <translation>Accepted today</translation>
    </message>
    <message>
        <source>今日决定</source>
        <translation>Decided today</translation>
    </message>
    <message>
        <source>{n} 件</source>
        <translation>{n} cases</translation>
    </message>
    <message>
        <source>待复核 {n} 件事</source>
        <translation>{n} acts to be signed</translation>
    </message>
    <message>
        <source>超 {n} 天</source>
        <translation>{n} d over</translation>
    </message>
    <message>
        <source>停 {used}/{limit}</source>
        <translation>stopped {used}/{limit}</translation>
    </message>
    <message>
        <source>督查看板</source>
        <translation>Supervision</translation>
    </message>
    <message>
        <source>没有这样的在办件</source>
        <translation>No such open case</translation>
    </message>
    <message>
        <source>换一个筛选条件，或按 Shift+F3 看全部</source>
        <translation>Choose another filter, or press Shift+F3 to see all</translation>
    </message>
    <message>
        <source>没有可以导出的办件</source>
        <translation>There is no case to take out</translation>
    </message>
    <message>
        <source>收起大厅公示</source>
        <translation>Close the hall screen</translation>
    </message>
    <message>
        <source>大厅公示</source>
        <translation>Hall screen</translation>
    </message>
    <message>
        <source>保存视图</source>
        <translation>Save view</translation>
    </message>
    <message>
        <source>导出</source>
        <translation>Export</translation>
    </message>
    <message>
        <source>打印</source>
        <translation>Print</translation>
    </message>
    <message>
        <source>打开期限说明</source>
        <translation>Open the explanation</translation>
    </message>
    <message>
        <source>到筛选</source>
        <translation>To the filters</translation>
    </message>
    <message>
        <source>看全部</source>
        <translation>Show all</translation>
    </message>
    <message>
        <source>到列表</source>
        <translation>To the list</translation>
    </message>
    <message>
        <source>重新读取</source>
        <translation>Read again</translation>
    </message>
    <message>
        <source>换分组</source>
        <translation>Next grouping</translation>
    </message>
    <message>
        <source>删除视图</source>
        <translation>Delete view</translation>
    </message>
    <message>
        <source>{office}督查看板</source>
        <translation>{office}: supervision board</translation>
    </message>
    <message>
        <source>已删除视图：{name}</source>
        <translation>View deleted: {name}</translation>
    </message>
    <message>
        <source>已保存视图：{name}</source>
        <translation>View saved: {name}</translation>
    </message>
    <message>
        <source>部门(&amp;D)</source>
        <translation>&amp;Department</translation>
    </message>
    <message>
        <source>事项(&amp;I)</source>
        <translation>&amp;Item</translation>
    </message>
    <message>
        <source>环节(&amp;S)</source>
        <translation>&amp;Step</translation>
    </message>
    <message>
        <source>灯(&amp;L)</source>
        <translation>&amp;Light</translation>
    </message>
    <message>
        <source>经办人(&amp;O)</source>
        <translation>H&amp;older</translation>
    </message>
    <message>
        <source>窗口(&amp;W)</source>
        <translation>&amp;Window</translation>
    </message>
    <message>
        <source>分组(&amp;G)</source>
        <translation>&amp;Group</translation>
    </message>
    <message>
        <source>视图(&amp;V)</source>
        <translation>&amp;View</translation>
    </message>
    <message>
        <source>全部</source>
        <translation>All</translation>
    </message>
    <message>
        <source>当前</source>
        <translation>Present</translation>
    </message>
    <message>
        <source>栏目</source>
        <translation>Section</translation>
    </message>
    <message>
        <source>下一栏</source>
        <translation>Next section</translation>
    </message>
    <message>
        <source>“{file}”的类型不能导出，请用 {kinds}。</source>
        <translation>“{file}” is of no type that can be written; use {kinds}.</translation>
    </message>
    <message>
        <source>已打印：{title}</source>
        <translation>Printed: {title}</translation>
    </message>
    <message>
        <source>视图名称(&amp;N)</source>
        <translation>&amp;Name of the view</translation>
    </message>
    <message>
        <source>当前的筛选和分组会以这个名称保存，只有您自己看得到</source>
        <translation>The present filters and grouping are kept under this name, for yourself only</translation>
    </message>
    <message>
        <source>请写一个不超过 {n} 个字的名称。</source>
        <translation>Give a name of at most {n} characters.</translation>
    </message>
    <message>
        <source>法定期限</source>
        <translation>Statutory limit</translation>
    </message>
    <message>
        <source>承诺期限</source>
        <translation>Promised limit</translation>
    </message>
    <message>
        <source>受理期限</source>
        <translation>Acceptance limit</translation>
    </message>
    <message>
        <source>待补正</source>
        <translation>Awaiting supplement</translation>
    </message>
    <message>
        <source>送达期限</source>
        <translation>Delivery limit</translation>
    </message>
    <message>
        <source>待送达</source>
        <translation>To be handed over</translation>
    </message>
    <message>
        <source>不分组</source>
        <translation>No grouping</translation>
    </message>
    <message>
        <source>按部门</source>
        <translation>By department</translation>
    </message>
    <message>
        <source>按事项</source>
        <translation>By item</translation>
    </message>
    <message>
        <source>按环节</source>
        <translation>By step</translation>
    </message>
    <message>
        <source>按灯色</source>
        <translation>By light</translation>
    </message>
    <message>
        <source>按经办人</source>
        <translation>By holder</translation>
    </message>
    <message>
        <source>按窗口</source>
        <translation>By window</translation>
    </message>
    <message>
        <source>截至 {day}</source>
        <translation>As of {day}</translation>
    </message>
    <message>
        <source>临近和超期</source>
        <translation>Near or over</translation>
    </message>
    <message>
        <source>{step}环节</source>
        <translation>Step {step}</translation>
    </message>
    <message>
        <source>{code} 号窗口机</source>
        <translation>Desk {code}</translation>
    </message>
    <message>
        <source>处理经过</source>
        <translation>What was done</translation>
    </message>
    <message>
        <source>没有选中的督查事项</source>
        <translation>No finding chosen</translation>
    </message>
    <message>
        <source>按 F5 按规则检查一遍；系统只提示，处理由监察员决定</source>
        <translation>F5 lets the rules look everything over; they only point, a supervisor decides</translation>
    </message>
    <message>
        <source>认定或撤销的理由(&amp;W)</source>
        <translation>&amp;Why it is confirmed or withdrawn</translation>
    </message>
    <message>
        <source>要求（可不填）(&amp;W)</source>
        <translation>&amp;What is asked (may be empty)</translation>
    </message>
    <message>
        <source>答复内容(&amp;W)</source>
        <translation>The ans&amp;wer</translation>
    </message>
    <message>
        <source>申诉理由(&amp;W)</source>
        <translation>&amp;Why it is contested</translation>
    </message>
    <message>
        <source>没有收到答复</source>
        <translation>No answer came</translation>
    </message>
    <message>
        <source>只作提醒，不要求答复</source>
        <translation>A reminder only; no answer is asked for</translation>
    </message>
    <message>
        <source>答复人(&amp;N)</source>
        <translation>A&amp;nswered by</translation>
    </message>
    <message>
        <source>申诉人(&amp;N)</source>
        <translation>Co&amp;ntested by</translation>
    </message>
    <message>
        <source>请选择</source>
        <translation>Choose</translation>
    </message>
    <message>
        <source>红黄牌(&amp;C)</source>
        <translation>&amp;Card</translation>
    </message>
    <message>
        <source>发现与督办</source>
        <translation>Findings</translation>
    </message>
    <message>
        <source>按规则检查</source>
        <translation>Look everything over</translation>
    </message>
    <message>
        <source>已检查 {cases} 件，新发现 {raised} 项，升级 {climbed} 项</source>
        <translation>{cases} cases looked at, {raised} new findings, {climbed} climbed</translation>
    </message>
    <message>
        <source>待处理</source>
        <translation>Open</translation>
    </message>
    <message>
        <source>范围</source>
        <translation>Which</translation>
    </message>
    <message>
        <source>督查事项</source>
        <translation>Findings</translation>
    </message>
    <message>
        <source>没有待处理的督查事项</source>
        <translation>No open finding</translation>
    </message>
    <message>
        <source>按 F5 按规则检查一遍</source>
        <translation>F5 lets the rules look everything over</translation>
    </message>
    <message>
        <source>待处理 / 全部</source>
        <translation>Open / all</translation>
    </message>
    <message>
        <source>办件档案</source>
        <translation>Case file</translation>
    </message>
    <message>
        <source>已给：{card}</source>
        <translation>Given: {card}</translation>
    </message>
    <message>
        <source>认定后可给：{card}</source>
        <translation>May become: {card}</translation>
    </message>
    <message>
        <source>编号</source>
        <translation>Number</translation>
    </message>
    <message>
        <source>责任人</source>
        <translation>Person</translation>
    </message>
    <message>
        <source>发生日期</source>
        <translation>Since</translation>
    </message>
    <message>
        <source>发现日期</source>
        <translation>Found</translation>
    </message>
    <message>
        <source>依据</source>
        <translation>Basis</translation>
    </message>
    <message>
        <source>性质</source>
        <translation>Kind</translation>
    </message>
    <message>
        <source>红黄牌</source>
        <translation>Card</translation>
    </message>
    <message>
        <source>答复期限</source>
        <translation>Answer by</translation>
    </message>
    <message>
        <source>已升级到</source>
        <translation>Climbed to</translation>
    </message>
    <message>
        <source>这个数字里的办件</source>
        <translation>The cases behind the number</translation>
    </message>
    <message>
        <source>用时分析</source>
        <translation>Days used</translation>
    </message>
    <message>
        <source>名称</source>
        <translation>Name</translation>
    </message>
    <message>
        <source>{n} 件 · 共 {days} 天 · 中位 {median} · P90 {p90}</source>
        <translation>{n} cases · {days} d · median {median} · P90 {p90}</translation>
    </message>
    <message>
        <source>特别程序</source>
        <translation>Special procedure</translation>
    </message>
    <message>
        <source>口径</source>
        <translation>Summed by</translation>
    </message>
    <message>
        <source>谁用了时间</source>
        <translation>Who used the days</translation>
    </message>
    <message>
        <source>这段时间没有办结的办件</source>
        <translation>No case was decided in this time</translation>
    </message>
    <message>
        <source>合计</source>
        <translation>Total</translation>
    </message>
    <message>
        <source>件数</source>
        <translation>Cases</translation>
    </message>
    <message>
        <source>{n} 天</source>
        <translation>{n} d</translation>
    </message>
    <message>
        <source>按办件</source>
        <translation>By case</translation>
    </message>
    <message>
        <source>到日期</source>
        <translation>To the dates</translation>
    </message>
    <message>
        <source>换口径</source>
        <translation>Sum up another way</translation>
    </message>
    <message>
        <source>到右侧办件</source>
        <translation>To the cases on the right</translation>
    </message>
    <message>
        <source>上一个月</source>
        <translation>A month back</translation>
    </message>
    <message>
        <source>下一个月</source>
        <translation>A month on</translation>
    </message>
    <message>
        <source>办结 {n} 件，共 {days} 个工作日：{parts}</source>
        <translation>{n} cases decided, {days} working days: {parts}</translation>
    </message>
    <message>
        <source>谁用了时间 {first} 至 {last}</source>
        <translation>Who used the days, {first} to {last}</translation>
    </message>
    <message>
        <source>　补录 {n} 件另计</source>
        <translation>  {n} back-entered ones apart</translation>
    </message>
    <message>
        <source>自(&amp;F)</source>
        <translation>&amp;From</translation>
    </message>
    <message>
        <source>至(&amp;T)</source>
        <translation>&amp;To</translation>
    </message>
    <message>
        <source>结束不能早于开始，最长三年</source>
        <translation>The end may not be before the beginning; three years at most</translation>
    </message>
    <message>
        <source>如 2026-11-20 14:30</source>
        <translation>as 2026-11-20 14:30</translation>
    </message>
    <message>
        <source>停机补录</source>
        <translation>Outages</translation>
    </message>
    <message>
        <source>停机时段已开放补录</source>
        <translation>The outage is open for back entry</translation>
    </message>
    <message>
        <source>登记停机时段</source>
        <translation>Declare an outage</translation>
    </message>
    <message>
        <source>停机开始(&amp;B)</source>
        <translation>&amp;Began</translation>
    </message>
    <message>
        <source>恢复时间(&amp;E)</source>
        <translation>&amp;Ended</translation>
    </message>
    <message>
        <source>停机原因(&amp;R)</source>
        <translation>&amp;Reason</translation>
    </message>
    <message>
        <source>停机时段</source>
        <translation>Outages</translation>
    </message>
    <message>
        <source>补录的办件</source>
        <translation>Cases entered later</translation>
    </message>
    <message>
        <source>已登记停机时段，待第二人复核</source>
        <translation>Outage declared, to be signed by a second person</translation>
    </message>
    <message>
        <source>复核停机时段</source>
        <translation>Sign the outage</translation>
    </message>
    <message>
        <source>须由第二人复核后才能补录，两人中至少一名监察员</source>
        <translation>A second person must sign before anything is entered; one of the two is a supervisor</translation>
    </message>
    <message>
        <source>纸质时间</source>
        <translation>On paper</translation>
    </message>
    <message>
        <source>录入时间</source>
        <translation>Typed</translation>
    </message>
    <message>
        <source>中心时间</source>
        <translation>Center</translation>
    </message>
    <message>
        <source>设备</source>
        <translation>Device</translation>
    </message>
    <message>
        <source>纸质编号</source>
        <translation>Paper no.</translation>
    </message>
    <message>
        <source>登记停机</source>
        <translation>Declare outage</translation>
    </message>
    <message>
        <source>请第二人复核</source>
        <translation>Let the second sign</translation>
    </message>
    <message>
        <source>复核同意</source>
        <translation>Sign</translation>
    </message>
    <message>
        <source>停机时段已关闭</source>
        <translation>Outage closed</translation>
    </message>
    <message>
        <source>关闭时段</source>
        <translation>Close</translation>
    </message>
    <message>
        <source>{first} 至 {last}</source>
        <translation>{first} to {last}</translation>
    </message>
    <message>
        <source>导出须两人办理</source>
        <translation>Two officers take this out</translation>
    </message>
    <message>
        <source>逾期公示</source>
        <translation>Overdue, published</translation>
    </message>
    <message>
        <source>逾期的期限</source>
        <translation>Limit over</translation>
    </message>
    <message>
        <source>原因</source>
        <translation>Cause</translation>
    </message>
    <message>
        <source>新的办结日期</source>
        <translation>New day</translation>
    </message>
    <message>
        <source>最近九十天没有逾期说明。</source>
        <translation>No overdue explanation in the last ninety days.</translation>
    </message>
    <message>
        <source>姓名已脱敏；与对外公示的内容相同</source>
        <translation>Names are masked; the same as the public sees</translation>
    </message>
    <message>
        <source>导出公示</source>
        <translation>Export</translation>
    </message>
    <message>
        <source>打印公示</source>
        <translation>Print</translation>
    </message>
    <message>
        <source>{office}逾期办理公示</source>
        <translation>{office}: overdue cases</translation>
    </message>
    <message>
        <source>超{n}</source>
        <translation>+{n}</translation>
    </message>
    <message>
        <source>办件编号、事项</source>
        <translation>Case number, item</translation>
    </message>
    <message>
        <source>检索</source>
        <translation>Search</translation>
    </message>
    <message>
        <source>收件时查人</source>
        <translation>Known person at receipt</translation>
    </message>
    <message>
        <source>查看证件和电话</source>
        <translation>Identity shown</translation>
    </message>
    <message>
        <source>其后有办理</source>
        <translation>Followed by work</translation>
    </message>
    <message>
        <source>其后无办理</source>
        <translation>No work after</translation>
    </message>
    <message>
        <source>已提出发现</source>
        <translation>Finding raised</translation>
    </message>
    <message>
        <source>方式(&amp;K)</source>
        <translation>&amp;Kind</translation>
    </message>
    <message>
        <source>用途(&amp;U)</source>
        <translation>P&amp;urpose</translation>
    </message>
    <message>
        <source>查询留痕</source>
        <translation>Look-ups</translation>
    </message>
    <message>
        <source>这段时间没有这样的查询</source>
        <translation>No such look-up in these days</translation>
    </message>
    <message>
        <source>时间</source>
        <translation>Time</translation>
    </message>
    <message>
        <source>方式</source>
        <translation>Kind</translation>
    </message>
    <message>
        <source>查询内容</source>
        <translation>Looked for</translation>
    </message>
    <message>
        <source>查到</source>
        <translation>Hits</translation>
    </message>
    <message>
        <source>其后办理</source>
        <translation>Worked on after</translation>
    </message>
    <message>
        <source>发现</source>
        <translation>Finding</translation>
    </message>
    <message>
        <source>这次查询之后没有办理，也没有发现</source>
        <translation>Nothing was worked on after it, and there is no finding</translation>
    </message>
    <message>
        <source>打开发现</source>
        <translation>Open finding</translation>
    </message>
    <message>
        <source>打开办件</source>
        <translation>Open case</translation>
    </message>
    <message>
        <source>显示查询内容</source>
        <translation>Show query</translation>
    </message>
    <message>
        <source>上个月</source>
        <translation>Month before</translation>
    </message>
    <message>
        <source>下个月</source>
        <translation>Month after</translation>
    </message>
    <message>
        <source>{name} {at} 查询：{query}</source>
        <translation>{name}, {at}, looked for: {query}</translation>
    </message>
    <message>
        <source>（已按规定删除）</source>
        <translation>(erased as the rules ask)</translation>
    </message>
    <message>
        <source>{n} 次，其后一小时内无办理 {idle} 次；查询内容已脱敏</source>
        <translation>{n} look-ups, {idle} without work within the hour after; queries are masked</translation>
    </message>
    <message>
        <source>这段时间共 {total} 次，只列最近 {n} 次，请缩短时间段</source>
        <translation>{total} look-ups in these days; the newest {n} are listed: choose fewer days</translation>
    </message>
    <message>
        <source>各部门</source>
        <translation>Every department</translation>
    </message>
</context>
<context>
    <name>Figures</name>
    <message>
        <source>收件</source>
        <translation>Received</translation>
    </message>
    <message>
        <source>补正告知</source>
        <translation>Supplements asked</translation>
    </message>
    <message>
        <source>受理</source>
        <translation>Acceptance</translation>
    </message>
    <message>
        <source>视为受理</source>
        <translation>Deemed accepted</translation>
    </message>
    <message>
        <source>不予受理、不受理</source>
        <translation>Not accepted</translation>
    </message>
    <message>
        <source>补正不来办结</source>
        <translation>Lapsed</translation>
    </message>
    <message>
        <source>撤回</source>
        <translation>Withdrawn</translation>
    </message>
    <message>
        <source>终止</source>
        <translation>Terminated</translation>
    </message>
    <message>
        <source>转报</source>
        <translation>Forwarded</translation>
    </message>
    <message>
        <source>决定</source>
        <translation>Decided</translation>
    </message>
    <message>
        <source>准予</source>
        <translation>Granted</translation>
    </message>
    <message>
        <source>不予</source>
        <translation>Refused</translation>
    </message>
    <message>
        <source>法定期限内办结</source>
        <translation>Decided within the law&apos;s time</translation>
    </message>
    <message>
        <source>超过法定期限办结</source>
        <translation>Decided after the law&apos;s time</translation>
    </message>
    <message>
        <source>承诺期限内办结</source>
        <translation>Decided within the promise</translation>
    </message>
    <message>
        <source>超过承诺期限办结</source>
        <translation>Decided after the promise</translation>
    </message>
    <message>
        <source>送达</source>
        <translation>Delivery</translation>
    </message>
    <message>
        <source>期末仍在办且已超期</source>
        <translation>Open and over at the end</translation>
    </message>
    <message>
        <source>补录（另计，不在以上各数之中）</source>
        <translation>Back-entered (apart, in none of the numbers above)</translation>
    </message>
    <message>
        <source>（未写明）</source>
        <translation>(not given)</translation>
    </message>
    <message>
        <source>统计分析</source>
        <translation>Figures</translation>
    </message>
    <message>
        <source>统计口径</source>
        <translation>Summed by</translation>
    </message>
    <message>
        <source>统计数字</source>
        <translation>Figures</translation>
    </message>
    <message>
        <source>总览</source>
        <translation>Overview</translation>
    </message>
    <message>
        <source>按事项</source>
        <translation>By item</translation>
    </message>
    <message>
        <source>按部门</source>
        <translation>By department</translation>
    </message>
    <message>
        <source>按环节</source>
        <translation>By step</translation>
    </message>
    <message>
        <source>原因</source>
        <translation>Reasons</translation>
    </message>
    <message>
        <source>指标</source>
        <translation>Figure</translation>
    </message>
    <message>
        <source>数量</source>
        <translation>Number</translation>
    </message>
    <message>
        <source>导出</source>
        <translation>Export</translation>
    </message>
    <message>
        <source>打印统计报告</source>
        <translation>Print the report</translation>
    </message>
    <message>
        <source>到日期</source>
        <translation>To the dates</translation>
    </message>
    <message>
        <source>到数字</source>
        <translation>To the numbers</translation>
    </message>
    <message>
        <source>换口径</source>
        <translation>Sum up another way</translation>
    </message>
    <message>
        <source>到右侧办件</source>
        <translation>To the cases on the right</translation>
    </message>
    <message>
        <source>上一个月</source>
        <translation>A month back</translation>
    </message>
    <message>
        <source>下一个月</source>
        <translation>A month on</translation>
    </message>
    <message>
        <source>办件统计报告 {first} 至 {last}</source>
        <translation>Report of cases, {first} to {last}</translation>
    </message>
    <message>
        <source>补录的办件另计；没有数据的指标以“—”表示，不作推定。机关用时不含申请人补正、缴费等待和特别程序。</source>
        <translation>Back-entered cases are counted apart; “—” stands where there is nothing to count, nothing is assumed. Own days leave out supplements, payment and special procedures.</translation>
    </message>
    <message>
        <source>近一年收件、决定和按承诺期限办结率</source>
        <translation>Received, decided, and share that kept the promise, one year</translation>
    </message>
    <message>
        <source>名称</source>
        <translation>Name</translation>
    </message>
    <message>
        <source>件数</source>
        <translation>Cases</translation>
    </message>
    <message>
        <source>机关用时中位</source>
        <translation>Own days, median</translation>
    </message>
    <message>
        <source>机关用时 P90</source>
        <translation>Own days, P90</translation>
    </message>
    <message>
        <source>全程中位</source>
        <translation>All days, median</translation>
    </message>
    <message>
        <source>按时率</source>
        <translation>On time</translation>
    </message>
    <message>
        <source>谁用了时间</source>
        <translation>Who used the days</translation>
    </message>
    <message>
        <source>法定按时率</source>
        <translation>In the law&apos;s time</translation>
    </message>
    <message>
        <source>承诺按时率</source>
        <translation>Promise kept</translation>
    </message>
    <message>
        <source>期末超期</source>
        <translation>Over at the end</translation>
    </message>
    <message>
        <source>按事项的办理用时（工作日）</source>
        <translation>Days by item (working days)</translation>
    </message>
    <message>
        <source>按部门的办理用时（工作日）</source>
        <translation>Days by department (working days)</translation>
    </message>
    <message>
        <source>按环节的办理用时（工作日）</source>
        <translation>Days by step (working days)</translation>
    </message>
    <message>
        <source>补正原因（材料）</source>
        <translation>Supplements by material</translation>
    </message>
    <message>
        <source>不予受理、不受理的情形</source>
        <translation>Not accepted, by ground</translation>
    </message>
    <message>
        <source>不予决定的依据</source>
        <translation>Refusals by clause</translation>
    </message>
    <message>
        <source>{n} 件 · {days} 天</source>
        <translation>{n} cases · {days} d</translation>
    </message>
</context>
<context>
    <name>Replay</name>
    <message>
        <source>前后都超</source>
        <translation>late before and after</translation>
    </message>
    <message>
        <source>变为不超</source>
        <translation>in time now</translation>
    </message>
    <message>
        <source>变为超时限</source>
        <translation>over the limit now</translation>
    </message>
    <message>
        <source>超过“{step}”时限的办件</source>
        <translation>Cases over the limit of {step}</translation>
    </message>
    <message>
        <source>如 20261224 20261225</source>
        <translation>as 20261224 20261225</translation>
    </message>
    <message>
        <source>{step}（现 {n} 天）</source>
        <translation>{step} (now {n} d)</translation>
    </message>
    <message>
        <source>推演</source>
        <translation>Replay</translation>
    </message>
    <message>
        <source>{n} 件办结件中，超期由 {before} 件变为 {after} 件：新增 {late} 件，转为按时 {kept} 件。{jam}</source>
        <translation>Of {n} decided cases, late ones go from {before} to {after}: {late} more, {kept} now in time. {jam}</translation>
    </message>
    <message>
        <source>事项(&amp;I)</source>
        <translation>&amp;Item</translation>
    </message>
    <message>
        <source>环节(&amp;S)</source>
        <translation>&amp;Step</translation>
    </message>
    <message>
        <source>增加休息日(&amp;O)</source>
        <translation>Days &amp;off</translation>
    </message>
    <message>
        <source>增加上班日(&amp;W)</source>
        <translation>Days &amp;worked</translation>
    </message>
    <message>
        <source>改一项时限、承诺、日历或人手，按 F12 用已办结的办件重算</source>
        <translation>Change a limit, a promise, days or hands; F12 replays what was decided</translation>
    </message>
    <message>
        <source>各环节</source>
        <translation>Steps</translation>
    </message>
    <message>
        <source>先按 F12 推演</source>
        <translation>Replay by F12 first</translation>
    </message>
    <message>
        <source>正在推演…</source>
        <translation>Replaying…</translation>
    </message>
    <message>
        <source>推演结果</source>
        <translation>Result of the replay</translation>
    </message>
    <message>
        <source>办件编号</source>
        <translation>Case number</translation>
    </message>
    <message>
        <source>事项</source>
        <translation>Item</translation>
    </message>
    <message>
        <source>结果</source>
        <translation>Result</translation>
    </message>
    <message>
        <source>结果改变的办件</source>
        <translation>Cases that change</translation>
    </message>
    <message>
        <source>变为超期</source>
        <translation>now late</translation>
    </message>
    <message>
        <source>变为按时</source>
        <translation>now in time</translation>
    </message>
    <message>
        <source>全部事项</source>
        <translation>Every item</translation>
    </message>
    <message>
        <source>环节</source>
        <translation>Step</translation>
    </message>
    <message>
        <source>用时合计</source>
        <translation>Days in all</translation>
    </message>
    <message>
        <source>P90</source>
        <translation>P90</translation>
    </message>
    <message>
        <source>超环节时限</source>
        <translation>Over step limit</translation>
    </message>
    <message>
        <source>导出</source>
        <translation>Export</translation>
    </message>
    <message>
        <source>到事项</source>
        <translation>To the item</translation>
    </message>
    <message>
        <source>到列表</source>
        <translation>To the list</translation>
    </message>
    <message>
        <source>到右侧办件</source>
        <translation>To the cases on the right</translation>
    </message>
    <message>
        <source>上一个月</source>
        <translation>A month back</translation>
    </message>
    <message>
        <source>下一个月</source>
        <translation>A month on</translation>
    </message>
    <message>
        <source>瓶颈在“{step}”。</source>
        <translation>The bottleneck is “{step}”.</translation>
    </message>
    <message>
        <source>环节时限（工作日）(&amp;L)</source>
        <translation>Step &amp;limit (working days)</translation>
    </message>
    <message>
        <source>环节人手（%）(&amp;H)</source>
        <translation>Step &amp;hands (%)</translation>
    </message>
    <message>
        <source>承诺期限（工作日）(&amp;P)</source>
        <translation>&amp;Promise (working days)</translation>
    </message>
</context>
<context>
    <name>CalendarPage</name>
    <message>
        <source>工作日历</source>
        <translation>Working days</translation>
    </message>
    <message>
        <source>先粘贴通知或打开文件，读懂后才能导入</source>
        <translation>Paste a notice or open a file first; it is imported once it is understood</translation>
    </message>
    <message>
        <source>已公布</source>
        <translation>published</translation>
    </message>
    <message>
        <source>未公布，按每周推算，期限暂定</source>
        <translation>not published: ordinary weeks, dates provisional</translation>
    </message>
    <message>
        <source>已导入并生效</source>
        <translation>Imported and in force</translation>
    </message>
    <message>
        <source>本地日期</source>
        <translation>Local days</translation>
    </message>
    <message>
        <source>打开文件</source>
        <translation>Open file</translation>
    </message>
    <message>
        <source>导出日历</source>
        <translation>Export calendar</translation>
    </message>
    <message>
        <source>上一年</source>
        <translation>Year before</translation>
    </message>
    <message>
        <source>下一年</source>
        <translation>Year after</translation>
    </message>
    <message>
        <source>请另一人签批</source>
        <translation>Let another sign</translation>
    </message>
    <message>
        <source>批准</source>
        <translation>Approve</translation>
    </message>
    <message>
        <source>导入并生效</source>
        <translation>Import, in force</translation>
    </message>
    <message>
        <source>年份请写四位数字，如 2027</source>
        <translation>Please write the year in four figures, such as 2027</translation>
    </message>
    <message>
        <source>粘贴的文字</source>
        <translation>pasted text</translation>
    </message>
    <message>
        <source>{done}；重新计算 {n} 件，期限变动 {moved} 处</source>
        <translation>{done}; {n} cases recomputed, {moved} dates moved</translation>
    </message>
    <message>
        <source>不批准</source>
        <translation>Decline</translation>
    </message>
    <message>
        <source>{year} 年</source>
        <translation>{year}</translation>
    </message>
    <message>
        <source>撤销这份安排</source>
        <translation>Withdraw this table</translation>
    </message>
    <message>
        <source>已提交，待另一人批准</source>
        <translation>Asked; another person must approve</translation>
    </message>
    <message>
        <source>批准本地日期</source>
        <translation>Approve local days</translation>
    </message>
    <message>
        <source>本地日期已批准</source>
        <translation>Local days approved</translation>
    </message>
    <message>
        <source>未批准，已退回</source>
        <translation>Declined and sent back</translation>
    </message>
    <message>
        <source>已撤销</source>
        <translation>Withdrawn</translation>
    </message>
    <message>
        <source>不批准本地日期</source>
        <translation>Decline local days</translation>
    </message>
    <message>
        <source>撤销</source>
        <translation>Withdraw</translation>
    </message>
    <message>
        <source>撤销后在办件期限按余下的安排重新计算</source>
        <translation>Open cases are then recomputed by the remaining tables</translation>
    </message>
    <message>
        <source>撤销 {name}</source>
        <translation>Withdraw {name}</translation>
    </message>
    <message>
        <source>不是全年安排，只改动下列日期</source>
        <translation>not a whole year: only these days change</translation>
    </message>
    <message>
        <source>通知原文或日期表</source>
        <translation>Notice or list of days</translation>
    </message>
    <message>
        <source>粘贴国务院办公厅放假通知全文，或从表格复制的“日期、类型”两列</source>
        <translation>Paste the whole holiday notice, or the columns date and kind from a spreadsheet</translation>
    </message>
    <message>
        <source>年份（通知未写明时）(&amp;Y)</source>
        <translation>Year, where the notice does not say (&amp;Y)</translation>
    </message>
    <message>
        <source>期限有变动的在办件</source>
        <translation>Open cases whose dates move</translation>
    </message>
    <message>
        <source>导入放假安排</source>
        <translation>Import a holiday notice</translation>
    </message>
    <message>
        <source>{day} 发布</source>
        <translation>issued {day}</translation>
    </message>
    <message>
        <source>{year} 年全年安排</source>
        <translation>the whole of {year}</translation>
    </message>
    <message>
        <source>调休上班 {n} 天</source>
        <translation>{n} worked weekend days</translation>
    </message>
    <message>
        <source>办件</source>
        <translation>Case</translation>
    </message>
    <message>
        <source>期限变动</source>
        <translation>Dates moved</translation>
    </message>
    <message>
        <source>{name} {n} 天</source>
        <translation>{name} {n} d</translation>
    </message>
    <message>
        <source>导入</source>
        <translation>Imported</translation>
    </message>
    <message>
        <source>待批准</source>
        <translation>waits</translation>
    </message>
    <message>
        <source>生效</source>
        <translation>in force</translation>
    </message>
    <message>
        <source>未批准</source>
        <translation>declined</translation>
    </message>
    <message>
        <source>{first} 至 {last}，{n} 天</source>
        <translation>{first} to {last}, {n} days</translation>
    </message>
    <message>
        <source>{day} 不再暂定</source>
        <translation>{day} no longer provisional</translation>
    </message>
    <message>
        <source>打开放假安排</source>
        <translation>Open a holiday notice</translation>
    </message>
    <message>
        <source>放假安排 (*.txt *.csv *.xlsx *.json *.toml *.htm *.html)</source>
        <translation>Holiday notice (*.txt *.csv *.xlsx *.json *.toml *.htm *.html)</translation>
    </message>
    <message>
        <source>日期(&amp;D)</source>
        <translation>Days (&amp;D)</translation>
    </message>
    <message>
        <source>类型(&amp;T)</source>
        <translation>Kind (&amp;T)</translation>
    </message>
    <message>
        <source>名称(&amp;M)</source>
        <translation>Name (&amp;M)</translation>
    </message>
    <message>
        <source>依据(&amp;S)</source>
        <translation>Order (&amp;S)</translation>
    </message>
    <message>
        <source>提交批准</source>
        <translation>Ask for approval</translation>
    </message>
    <message>
        <source>台风停工、民族节日等；由另一人批准后生效</source>
        <translation>Typhoon, ethnic holiday; in force once another person approves</translation>
    </message>
    <message>
        <source>如 8月6日至7日、8月10日；没写年份的是 {year} 年</source>
        <translation>such as 2026-08-06, 2026-08-07; without a year: {year}</translation>
    </message>
    <message>
        <source>如 台风停工</source>
        <translation>such as typhoon</translation>
    </message>
    <message>
        <source>文号或通知名称</source>
        <translation>number or title of the order</translation>
    </message>
    <message>
        <source>放假</source>
        <translation>Free</translation>
    </message>
    <message>
        <source>上班</source>
        <translation>worked</translation>
    </message>
    <message>
        <source>全年日历</source>
        <translation>Calendar of the year</translation>
    </message>
    <message>
        <source>休息</source>
        <translation>free</translation>
    </message>
    <message>
        <source>班</source>
        <translation>w</translation>
    </message>
    <message>
        <source>休</source>
        <translation>·</translation>
    </message>
    <message>
        <source>该年安排未公布，暂定</source>
        <translation>the year is not published: provisional</translation>
    </message>
    <message>
        <source>将变更</source>
        <translation>will change</translation>
    </message>
    <message>
        <source>{n}月</source>
        <translation>Month {n}</translation>
    </message>
    <message>
        <source>本中心的安排</source>
        <translation>Tables of this office</translation>
    </message>
    <message>
        <source>还没有导入或本地日期；随程序附带的安排一直有效。</source>
        <translation>Nothing imported and no local days yet; the table that comes with the program rules.</translation>
    </message>
    <message>
        <source>后导入的优先</source>
        <translation>the later one rules</translation>
    </message>
    <message>
        <source>状态</source>
        <translation>State</translation>
    </message>
    <message>
        <source>依据</source>
        <translation>Order</translation>
    </message>
    <message>
        <source>日期</source>
        <translation>Days</translation>
    </message>
    <message>
        <source>{name}批准</source>
        <translation>approved by {name}</translation>
    </message>
    <message>
        <source>重新计算在办件 {n} 件：期限变动 {moved} 处，由暂定转为确定 {settled} 处。</source>
        <translation>{n} open cases recomputed: {moved} dates move, {settled} are provisional no more.</translation>
    </message>
    <message>
        <source>{number} 到 {day} 还没有办结期限。</source>
        <translation>{number} had no limit to decide by on {day}.</translation>
    </message>
    <message>
        <source>{number}：截至 {day}，{n} 项与按现在的安排不同。</source>
        <translation>{number}: as of {day}, {n} limits differ from today&apos;s table.</translation>
    </message>
    <message>
        <source>{number}：截至 {day}，与按现在的安排相同。</source>
        <translation>{number}: as of {day}, the same as by today&apos;s table.</translation>
    </message>
    <message>
        <source>{n} 处</source>
        <translation>{n} dates</translation>
    </message>
    <message>
        <source>{year} 年 CSV (*.csv)</source>
        <translation>{year} as CSV (*.csv)</translation>
    </message>
    <message>
        <source>事项</source>
        <translation>Item</translation>
    </message>
    <message>
        <source>办件编号</source>
        <translation>Case number</translation>
    </message>
    <message>
        <source>办件编号(&amp;B)</source>
        <translation>Case num&amp;ber</translation>
    </message>
    <message>
        <source>原日期</source>
        <translation>Old day</translation>
    </message>
    <message>
        <source>变动</source>
        <translation>Moved</translation>
    </message>
    <message>
        <source>可不填；填了就比较这件的期限</source>
        <translation>Optional; with it this case&apos;s limits are compared</translation>
    </message>
    <message>
        <source>告知</source>
        <translation>Told</translation>
    </message>
    <message>
        <source>告知申请人由监察员办理</source>
        <translation>The supervisor tells the applicants</translation>
    </message>
    <message>
        <source>地址</source>
        <translation>Address</translation>
    </message>
    <message>
        <source>复核“当时是否已超期”</source>
        <translation>Was it red by what was known then</translation>
    </message>
    <message>
        <source>安排</source>
        <translation>Table</translation>
    </message>
    <message>
        <source>导出告知名单</source>
        <translation>Export the list</translation>
    </message>
    <message>
        <source>工作日历{year}.csv</source>
        <translation>calendar-{year}.csv</translation>
    </message>
    <message>
        <source>已出具告知书 {n} 份</source>
        <translation>{n} letters issued</translation>
    </message>
    <message>
        <source>已告知 {n} 件</source>
        <translation>{n} cases told</translation>
    </message>
    <message>
        <source>已登记告知 {n} 件</source>
        <translation>Noted as told: {n} cases</translation>
    </message>
    <message>
        <source>当时所知</source>
        <translation>As known then</translation>
    </message>
    <message>
        <source>当时所知的期限</source>
        <translation>Limits as known then</translation>
    </message>
    <message>
        <source>待告知 {n} 件</source>
        <translation>{n} cases to tell</translation>
    </message>
    <message>
        <source>截至 {day} 所知：尚未公布，期限暂定</source>
        <translation>As known on {day}: not out, dates provisional</translation>
    </message>
    <message>
        <source>截至 {day} 所知：已公布</source>
        <translation>As known on {day}: published</translation>
    </message>
    <message>
        <source>截至哪天所知(&amp;K)</source>
        <translation>As &amp;known on</translation>
    </message>
    <message>
        <source>打印告知书</source>
        <translation>Print letters</translation>
    </message>
    <message>
        <source>按现在的安排</source>
        <translation>By today&apos;s table</translation>
    </message>
    <message>
        <source>无需告知</source>
        <translation>Nobody to tell</translation>
    </message>
    <message>
        <source>期限</source>
        <translation>Limit</translation>
    </message>
    <message>
        <source>期限变动告知名单</source>
        <translation>Whom to tell of moved dates</translation>
    </message>
    <message>
        <source>期限变动记录</source>
        <translation>Record of moved dates</translation>
    </message>
    <message>
        <source>本地日期批准</source>
        <translation>local days approved</translation>
    </message>
    <message>
        <source>现日期</source>
        <translation>New day</translation>
    </message>
    <message>
        <source>由监察员告知申请人</source>
        <translation>The supervisor tells the applicants</translation>
    </message>
    <message>
        <source>申请人</source>
        <translation>Applicant</translation>
    </message>
    <message>
        <source>留空即按今天的安排</source>
        <translation>Empty: by what is known today</translation>
    </message>
    <message>
        <source>登记已告知</source>
        <translation>Note as told</translation>
    </message>
    <message>
        <source>联系电话</source>
        <translation>Telephone</translation>
    </message>
    <message>
        <source>还没有一次变动改过在办件的期限。</source>
        <translation>No change has moved a date of an open case yet.</translation>
    </message>
    <message>
        <source>这次变动没有待告知的申请人</source>
        <translation>No applicant of this change waits to be told</translation>
    </message>
    <message>
        <source>预览：还没有导入，按 F12 后生效</source>
        <translation>Preview: not imported yet; F12 lets it rule</translation>
    </message>
    <message>
        <source>（暂定）</source>
        <translation> (provisional)</translation>
    </message>
    <message>
        <source>{year} 年放假安排还没有录入：{n} 件在办件的期限因此暂定。</source>
        <translation>The holiday table of {year} is not in yet: the dates of {n} open cases are provisional.</translation>
    </message>
    <message>
        <source>国务院办公厅公布后请粘贴到这里。</source>
        <translation>Paste the State Council&apos;s notice here once it is out.</translation>
    </message>
    <message>
        <source>国务院办公厅公布后由监察员或系统管理员在“工作日历”录入。</source>
        <translation>Once the State Council&apos;s notice is out, a supervisor or administrator enters it on the working-day calendar.</translation>
    </message>
    <message>
        <source>{year} 年放假安排还没有录入，到 {year} 年的期限只能暂定。</source>
        <translation>The holiday table of {year} is not in yet: dates that reach into {year} are provisional.</translation>
    </message>
    <message>
        <source>{told}{how}</source>
        <translation>{told} {how}</translation>
    </message>
</context>
<context>
    <name>Explaining</name>
    <message>
        <source>已出具《期限计算说明》</source>
        <translation>The explanation is issued</translation>
    </message>
    <message>
        <source>导出期限计算说明</source>
        <translation>Export the explanation</translation>
    </message>
    <message>
        <source>先选中一个办件，再看期限计算说明</source>
        <translation>Choose a case first, then its dates are explained</translation>
    </message>
    <message>
        <source>期限</source>
        <translation>Limit</translation>
    </message>
    <message>
        <source>计算过程</source>
        <translation>How it is counted</translation>
    </message>
    <message>
        <source>导出 PDF / JSON</source>
        <translation>Export PDF / JSON</translation>
    </message>
    <message>
        <source>{item}（如今日受理）</source>
        <translation>{item} (if accepted today)</translation>
    </message>
    <message>
        <source>期限计算说明 {what}</source>
        <translation>How the dates are counted: {what}</translation>
    </message>
    <message>
        <source>打印说明</source>
        <translation>Print</translation>
    </message>
    <message>
        <source>知道了</source>
        <translation>Close</translation>
    </message>
    <message>
        <source>日历版本 {version}</source>
        <translation>calendar {version}</translation>
    </message>
</context>
<context>
    <name>Verify</name>
    <message>
        <source>查验结果</source>
        <translation>Result</translation>
    </message>
    <message>
        <source>等待查验</source>
        <translation>Waiting for a paper</translation>
    </message>
    <message>
        <source>结果显示在这里，请与手中的文书逐项核对</source>
        <translation>The result is shown here; compare it with the paper in hand</translation>
    </message>
    <message>
        <source>时间</source>
        <translation>Time</translation>
    </message>
    <message>
        <source>文书</source>
        <translation>Paper</translation>
    </message>
    <message>
        <source>文号</source>
        <translation>Number</translation>
    </message>
    <message>
        <source>办件编号</source>
        <translation>Case number</translation>
    </message>
    <message>
        <source>次数</source>
        <translation>Print</translation>
    </message>
    <message>
        <source>份数</source>
        <translation>Copies</translation>
    </message>
    <message>
        <source>打印机</source>
        <translation>Printer</translation>
    </message>
    <message>
        <source>打印人</source>
        <translation>Printed by</translation>
    </message>
    <message>
        <source>原因</source>
        <translation>Reason</translation>
    </message>
    <message>
        <source>打印台账</source>
        <translation>Print ledger</translation>
    </message>
    <message>
        <source>未成功</source>
        <translation>failed</translation>
    </message>
    <message>
        <source>重打 {n}</source>
        <translation>reprint {n}</translation>
    </message>
    <message>
        <source>首次</source>
        <translation>original</translation>
    </message>
    <message>
        <source>（已依法删除）</source>
        <translation>(erased by law)</translation>
    </message>
    <message>
        <source>公钥编号</source>
        <translation>Key</translation>
    </message>
    <message>
        <source>单位</source>
        <translation>Office</translation>
    </message>
    <message>
        <source>本机编号</source>
        <translation>Desk</translation>
    </message>
    <message>
        <source>启用</source>
        <translation>From</translation>
    </message>
    <message>
        <source>停用</source>
        <translation>To</translation>
    </message>
    <message>
        <source>类别</source>
        <translation>Kind</translation>
    </message>
    <message>
        <source>公钥</source>
        <translation>Public keys</translation>
    </message>
    <message>
        <source>在用</source>
        <translation>in use</translation>
    </message>
    <message>
        <source>培训</source>
        <translation>training</translation>
    </message>
    <message>
        <source>正式</source>
        <translation>live</translation>
    </message>
    <message>
        <source>打开文书</source>
        <translation>Open a paper</translation>
    </message>
    <message>
        <source>文书 (*.pdf *.png *.jpg *.jpeg)</source>
        <translation>Papers (*.pdf *.png *.jpg *.jpeg)</translation>
    </message>
    <message>
        <source>导入公钥清单</source>
        <translation>Import a key list</translation>
    </message>
    <message>
        <source>公钥清单 (*.keys *.txt)</source>
        <translation>Key lists (*.keys *.txt)</translation>
    </message>
    <message>
        <source>已导入 {n} 个公钥</source>
        <translation>{n} keys imported</translation>
    </message>
    <message>
        <source>导出公钥清单</source>
        <translation>Export the key list</translation>
    </message>
    <message>
        <source>文书验真</source>
        <translation>Check papers</translation>
    </message>
    <message>
        <source>验真码(&amp;V)</source>
        <translation>Code (&amp;V)</translation>
    </message>
    <message>
        <source>扫描左上角的二维码，或键入 18 位验真码后回车；PDF、照片可以拖到本页</source>
        <translation>Scan the square at the top left, or type the 18 characters and press Enter; a PDF or picture can be dropped here</translation>
    </message>
    <message>
        <source>全部</source>
        <translation>All</translation>
    </message>
    <message>
        <source>只看重打</source>
        <translation>Reprints only</translation>
    </message>
    <message>
        <source>台账范围</source>
        <translation>Range of the ledger</translation>
    </message>
    <message>
        <source>查验</source>
        <translation>Check</translation>
    </message>
    <message>
        <source>查验 / 台账 / 公钥</source>
        <translation>Check / ledger / keys</translation>
    </message>
    <message>
        <source>到输入框或列表</source>
        <translation>To the field or list</translation>
    </message>
    <message>
        <source>办件档案</source>
        <translation>Case file</translation>
    </message>
    <message>
        <source>查验到本机签发的文书后可以打开</source>
        <translation>Opens once a paper of this desk was checked</translation>
    </message>
    <message>
        <source>打开文书文件</source>
        <translation>Open a paper&apos;s file</translation>
    </message>
    <message>
        <source>只有安全管理员或者系统管理员可以管理公钥</source>
        <translation>Only the security or system administrator keeps the keys</translation>
    </message>
    <message>
        <source>导入其他单位公钥</source>
        <translation>Import keys of another office</translation>
    </message>
    <message>
        <source>更换签名密钥</source>
        <translation>Renew the signing key</translation>
    </message>
    <message>
        <source>打印公钥清单</source>
        <translation>Print the key list</translation>
    </message>
    <message>
        <source>请先扫码或者键入验真码</source>
        <translation>Scan or type a code first</translation>
    </message>
    <message>
        <source>更换</source>
        <translation>Renew</translation>
    </message>
    <message>
        <source>理由（记入档案）(&amp;R)</source>
        <translation>&amp;Reason (on record)</translation>
    </message>
    <message>
        <source>以前签发的文书仍可验真；更换后请把新的公钥清单发给需要验真的单位</source>
        <translation>Papers of before stay good; send the new list to whoever checks papers</translation>
    </message>
    <message>
        <source>已更换签名密钥，新公钥 {key}</source>
        <translation>A new key signs from now on: {key}</translation>
    </message>
    <message>
        <source>已出具《{title}》</source>
        <translation>Issued: {title}</translation>
    </message>
    <message>
        <source>公钥：{text}</source>
        <translation>Public key: {text}</translation>
    </message>
</context>
<context>
    <name>Busy</name>
    <message>
        <source>正在制作期限说明……</source>
        <translation>Making the explanation of dates…</translation>
    </message>
    <message>
        <source>正在制作登记簿……</source>
        <translation>Making the register…</translation>
    </message>
    <message>
        <source>正在制作编号簿……</source>
        <translation>Making the number book…</translation>
    </message>
    <message>
        <source>正在取扫描件……</source>
        <translation>Taking scans…</translation>
    </message>
    <message>
        <source>正在受理、制作文书……</source>
        <translation>Accepting, making the paper…</translation>
    </message>
    <message>
        <source>正在合并文书……</source>
        <translation>Merging papers…</translation>
    </message>
    <message>
        <source>正在处理……</source>
        <translation>Working…</translation>
    </message>
    <message>
        <source>正在导入事项……</source>
        <translation>Importing items…</translation>
    </message>
    <message>
        <source>正在导入工作日历……</source>
        <translation>Importing the calendar…</translation>
    </message>
    <message>
        <source>正在建立数据……</source>
        <translation>Making the records…</translation>
    </message>
    <message>
        <source>正在打印小票……</source>
        <translation>Printing the slip…</translation>
    </message>
    <message>
        <source>正在打印文书……</source>
        <translation>Printing…</translation>
    </message>
    <message>
        <source>正在收件、制作凭证……</source>
        <translation>Receiving, making the receipt…</translation>
    </message>
    <message>
        <source>正在核对恢复码……</source>
        <translation>Checking the recovery code…</translation>
    </message>
    <message>
        <source>正在登录、打开数据……</source>
        <translation>Logging in, opening the records…</translation>
    </message>
    <message>
        <source>正在登记决定、制作文书……</source>
        <translation>Recording the decision, making the paper…</translation>
    </message>
    <message>
        <source>正在试用设备……</source>
        <translation>Trying the device…</translation>
    </message>
    <message>
        <source>正在读卡……</source>
        <translation>Reading the card…</translation>
    </message>
    <message>
        <source>正在读取文件……</source>
        <translation>Reading the file…</translation>
    </message>
</context>
<context>
    <name>Papers</name>
    <message>
        <source>{n} 次</source>
        <translation>{n}×</translation>
    </message>
    <message>
        <source>上一批还在打印</source>
        <translation>The batch before is still being printed</translation>
    </message>
    <message>
        <source>份数</source>
        <translation>Copies</translation>
    </message>
    <message>
        <source>停止</source>
        <translation>Stop</translation>
    </message>
    <message>
        <source>停止打印</source>
        <translation>Stop printing</translation>
    </message>
    <message>
        <source>全选或全不选</source>
        <translation>Tick all or none</translation>
    </message>
    <message>
        <source>全部</source>
        <translation>All</translation>
    </message>
    <message>
        <source>共 {all} 份，选中 {n} 份、{pages} 面</source>
        <translation>{all} papers, {n} ticked, {pages} pages</translation>
    </message>
    <message>
        <source>其中 {n} 份已经打印过</source>
        <translation>{n} of them were printed before</translation>
    </message>
    <message>
        <source>到列表</source>
        <translation>To the list</translation>
    </message>
    <message>
        <source>到日期</source>
        <translation>To the date</translation>
    </message>
    <message>
        <source>前一天</source>
        <translation>The day before</translation>
    </message>
    <message>
        <source>办件编号</source>
        <translation>Case number</translation>
    </message>
    <message>
        <source>合并打印</source>
        <translation>Print together</translation>
    </message>
    <message>
        <source>合并打印 {n} 份</source>
        <translation>Print {n} together</translation>
    </message>
    <message>
        <source>后一天</source>
        <translation>The day after</translation>
    </message>
    <message>
        <source>已交打印机，正在登记 {n} / {all} 份</source>
        <translation>The printer has them, recording {n} / {all}</translation>
    </message>
    <message>
        <source>已停止，没有打印</source>
        <translation>Stopped, nothing was printed</translation>
    </message>
    <message>
        <source>已合并打印 {n} 份文书</source>
        <translation>{n} papers printed together</translation>
    </message>
    <message>
        <source>当日文书</source>
        <translation>Papers of the day</translation>
    </message>
    <message>
        <source>打印</source>
        <translation>Printed</translation>
    </message>
    <message>
        <source>打印进度</source>
        <translation>Progress of printing</translation>
    </message>
    <message>
        <source>打开办件档案</source>
        <translation>Open the case file</translation>
    </message>
    <message>
        <source>文书</source>
        <translation>Paper</translation>
    </message>
    <message>
        <source>文书打印</source>
        <translation>Print papers</translation>
    </message>
    <message>
        <source>文号</source>
        <translation>Number</translation>
    </message>
    <message>
        <source>未打印</source>
        <translation>Not printed</translation>
    </message>
    <message>
        <source>未打印 / 全部</source>
        <translation>Not printed / all</translation>
    </message>
    <message>
        <source>正在交给打印机，请不要关闭程序</source>
        <translation>Handing over to the printer, please do not close the program</translation>
    </message>
    <message>
        <source>正在合并 {n} / {all} 份</source>
        <translation>Merging {n} / {all}</translation>
    </message>
    <message>
        <source>正在核对 {all} 份文书</source>
        <translation>Checking {all} papers</translation>
    </message>
    <message>
        <source>没有选中的文书：按空格选一份，按 Ctrl+A 全选</source>
        <translation>No paper is ticked: Space ticks one, Ctrl+A all</translation>
    </message>
    <message>
        <source>申请人</source>
        <translation>Applicant</translation>
    </message>
    <message>
        <source>空格</source>
        <translation>Space</translation>
    </message>
    <message>
        <source>签发</source>
        <translation>Issued</translation>
    </message>
    <message>
        <source>签发日期(&amp;D)</source>
        <translation>Issued on (&amp;D)</translation>
    </message>
    <message>
        <source>范围</source>
        <translation>Which</translation>
    </message>
    <message>
        <source>请填写日期，如 2026-11-23</source>
        <translation>Give a date, such as 2026-11-23</translation>
    </message>
    <message>
        <source>这一天没有文书</source>
        <translation>No papers on this day</translation>
    </message>
    <message>
        <source>这一天没有未打印的文书</source>
        <translation>Nothing unprinted on this day</translation>
    </message>
    <message>
        <source>选</source>
        <translation>✓</translation>
    </message>
    <message>
        <source>选中或不选这一份</source>
        <translation>Tick this paper or not</translation>
    </message>
    <message>
        <source>重打原因（记入档案）(&amp;R)</source>
        <translation>Why it is printed again (on record) (&amp;R)</translation>
    </message>
    <message>
        <source>重打的内容与存档完全相同</source>
        <translation>What is printed again is the stored paper, unchanged</translation>
    </message>
    <message>
        <source>页数</source>
        <translation>Pages</translation>
    </message>
</context>
<context>
    <name>GlyphPanel</name>
    <message>
        <source>字库缺字</source>
        <translation>No font has a character</translation>
    </message>
    <message>
        <source>导入字体文件并继续</source>
        <translation>Import a font file and go on</translation>
    </message>
    <message>
        <source>留空手写：文书上此处为方框，页脚注明，由经办人手写填入；签发记录中记明。已填的内容都还在。</source>
        <translation>Left for handwriting: the paper has a box there, explained at its foot, to be filled in by the officer; the record of the issue says so. All that was typed is still here.</translation>
    </message>
    <message>
        <source>留空手写并继续</source>
        <translation>Leave a space and go on</translation>
    </message>
    <message>
        <source>导入字体文件</source>
        <translation>Import a font file</translation>
    </message>
    <message>
        <source>字体 (*.ttf *.ttc)</source>
        <translation>Fonts (*.ttf *.ttc)</translation>
    </message>
    <message>
        <source>已导入字体“{name}”</source>
        <translation>The font {name} was imported</translation>
    </message>
    <message>
        <source>“{character}”在文书上留空手写</source>
        <translation>A space is left on papers for {character}</translation>
    </message>
    <message>
        <source>{told}，请再办一次</source>
        <translation>{told}; do it once more</translation>
    </message>
</context>
<context>
    <name>Ledger</name>
    <message>
        <source>办件台账</source>
        <translation>All cases</translation>
    </message>
    <message>
        <source>全部办件</source>
        <translation>All cases</translation>
    </message>
    <message>
        <source>办件编号</source>
        <translation>Case number</translation>
    </message>
    <message>
        <source>申请人</source>
        <translation>Applicant</translation>
    </message>
    <message>
        <source>事项</source>
        <translation>Item</translation>
    </message>
    <message>
        <source>状态</source>
        <translation>State</translation>
    </message>
    <message>
        <source>部门</source>
        <translation>Department</translation>
    </message>
    <message>
        <source>收件日</source>
        <translation>Received</translation>
    </message>
    <message>
        <source>最近办理</source>
        <translation>Last act</translation>
    </message>
    <message>
        <source>全部</source>
        <translation>All</translation>
    </message>
    <message>
        <source>在办</source>
        <translation>Under way</translation>
    </message>
    <message>
        <source>已结</source>
        <translation>Ended</translation>
    </message>
    <message>
        <source>状态(&amp;S)</source>
        <translation>&amp;State</translation>
    </message>
    <message>
        <source>部门(&amp;D)</source>
        <translation>&amp;Department</translation>
    </message>
    <message>
        <source>事项(&amp;I)</source>
        <translation>&amp;Item</translation>
    </message>
    <message>
        <source>名称、首字母、编码</source>
        <translation>Name, initials, code</translation>
    </message>
    <message>
        <source>收件自(&amp;F)</source>
        <translation>Received &amp;from</translation>
    </message>
    <message>
        <source>至(&amp;T)</source>
        <translation>&amp;To</translation>
    </message>
    <message>
        <source>收件人(&amp;O)</source>
        <translation>Received &amp;by</translation>
    </message>
    <message>
        <source>我收的</source>
        <translation>By me</translation>
    </message>
    <message>
        <source>没有这样的事项</source>
        <translation>There is no such item</translation>
    </message>
    <message>
        <source>列表里没有选中的办件</source>
        <translation>No case is chosen in the list</translation>
    </message>
    <message>
        <source>到筛选条件</source>
        <translation>To the filters</translation>
    </message>
    <message>
        <source>到列表</source>
        <translation>To the list</translation>
    </message>
    <message>
        <source>打开案卷</source>
        <translation>Open the file</translation>
    </message>
    <message>
        <source>全部 / 我收的</source>
        <translation>All / taken by me</translation>
    </message>
    <message>
        <source>清除筛选</source>
        <translation>Clear the filters</translation>
    </message>
    <message>
        <source>前一屏 / 后一屏</source>
        <translation>Screen up / down</translation>
    </message>
    <message>
        <source>最新 / 最早的办件</source>
        <translation>Newest / oldest case</translation>
    </message>
    <message>
        <source>已列出 {n} 件，正在继续……</source>
        <translation>{n} cases so far, more are coming ...</translation>
    </message>
    <message>
        <source>共 {n} 件，新收的在前</source>
        <translation>{n} cases, the newest first</translation>
    </message>
    <message>
        <source>还没有办件</source>
        <translation>There is no case yet</translation>
    </message>
    <message>
        <source>在“受理登记”收件后，每一件都会列在这里</source>
        <translation>Every case that is taken in on the acceptance page is listed here</translation>
    </message>
    <message>
        <source>没有符合条件的办件</source>
        <translation>No case meets the filters</translation>
    </message>
    <message>
        <source>按 F3 改条件，按 F8 清除筛选</source>
        <translation>F3 changes the filters, F8 clears them</translation>
    </message>
</context>
<context>
    <name>Templates</name>
    <message>
        <source>已提交，待另一人发布</source>
        <translation>Proposed, another officer publishes it</translation>
    </message>
    <message>
        <source>退回</source>
        <translation>Send back</translation>
    </message>
    <message>
        <source>已退回草稿</source>
        <translation>Sent back</translation>
    </message>
    <message>
        <source>明天起停用</source>
        <translation>Retire from tomorrow</translation>
    </message>
    <message>
        <source>明天起的新办件改用前一版，在办件不变</source>
        <translation>cases from tomorrow on use the version before; running ones keep theirs</translation>
    </message>
    <message>
        <source>已定于明天起停用</source>
        <translation>Retired from tomorrow on</translation>
    </message>
    <message>
        <source>草稿已删除</source>
        <translation>Draft dropped</translation>
    </message>
    <message>
        <source>退回草稿</source>
        <translation>Send the draft back</translation>
    </message>
    <message>
        <source>停用这一版</source>
        <translation>Retire this version</translation>
    </message>
    <message>
        <source>已发布，{day} 起的办件使用</source>
        <translation>Published, for cases from {day} on</translation>
    </message>
    <message>
        <source>每项前加序号</source>
        <translation>number each line</translation>
    </message>
    <message>
        <source>种类(&amp;K)</source>
        <translation>&amp;Kind</translation>
    </message>
    <message>
        <source>何时印(&amp;W)</source>
        <translation>Printed &amp;when</translation>
    </message>
    <message>
        <source>逐项取自清单</source>
        <translation>Each line from the list</translation>
    </message>
    <message>
        <source>签收各栏（用、分开）</source>
        <translation>Lines to sign (separated by 、)</translation>
    </message>
    <message>
        <source>每次都印</source>
        <translation>always</translation>
    </message>
    <message>
        <source>第 {n} 块</source>
        <translation>Block {n}</translation>
    </message>
    <message>
        <source>有 {field} 时</source>
        <translation>when there is {field}</translation>
    </message>
    <message>
        <source>没有 {field} 时</source>
        <translation>when there is no {field}</translation>
    </message>
    <message>
        <source>表格的列</source>
        <translation>Columns of the table</translation>
    </message>
    <message>
        <source>表单的格</source>
        <translation>Cells of the form</translation>
    </message>
    <message>
        <source>序号</source>
        <translation>No.</translation>
    </message>
    <message>
        <source>左</source>
        <translation>left</translation>
    </message>
    <message>
        <source>中</source>
        <translation>center</translation>
    </message>
    <message>
        <source>右</source>
        <translation>right</translation>
    </message>
    <message>
        <source>取自</source>
        <translation>From</translation>
    </message>
    <message>
        <source>列名</source>
        <translation>Heading</translation>
    </message>
    <message>
        <source>宽</source>
        <translation>Width</translation>
    </message>
    <message>
        <source>对齐</source>
        <translation>Side</translation>
    </message>
    <message>
        <source>行</source>
        <translation>Row</translation>
    </message>
    <message>
        <source>标签</source>
        <translation>Label</translation>
    </message>
    <message>
        <source>内容</source>
        <translation>Content</translation>
    </message>
    <message>
        <source>高（行）</source>
        <translation>Height</translation>
    </message>
    <message>
        <source>块</source>
        <translation>Block</translation>
    </message>
    <message>
        <source>文书的各块</source>
        <translation>Blocks of the paper</translation>
    </message>
    <message>
        <source>{block} · 待改正</source>
        <translation>{block} · to mend</translation>
    </message>
    <message>
        <source>与现行版本比较</source>
        <translation>Compared with the version in force</translation>
    </message>
    <message>
        <source>第 {n} 版</source>
        <translation>Version {n}</translation>
    </message>
    <message>
        <source>选择一份文书</source>
        <translation>Choose a paper</translation>
    </message>
    <message>
        <source>各版本</source>
        <translation>Versions</translation>
    </message>
    <message>
        <source>待改正</source>
        <translation>To mend</translation>
    </message>
    <message>
        <source>检查</source>
        <translation>Check</translation>
    </message>
    <message>
        <source>在办件始终用开办时的版本</source>
        <translation>a case keeps the version it began with</translation>
    </message>
    <message>
        <source>齐全，可以提交发布</source>
        <translation>Complete, it can be proposed</translation>
    </message>
    <message>
        <source>版本</source>
        <translation>Version</translation>
    </message>
    <message>
        <source>问题（Enter 到该处）</source>
        <translation>Fault (Enter goes there)</translation>
    </message>
    <message>
        <source>生效日期</source>
        <translation>First day</translation>
    </message>
    <message>
        <source>提交人</source>
        <translation>Proposed by</translation>
    </message>
    <message>
        <source>来源</source>
        <translation>From</translation>
    </message>
    <message>
        <source>{n} 处待改正</source>
        <translation>{n} to mend</translation>
    </message>
    <message>
        <source>状态</source>
        <translation>State</translation>
    </message>
    <message>
        <source>法律依据</source>
        <translation>Legal basis</translation>
    </message>
    <message>
        <source>印章文字</source>
        <translation>Seal words</translation>
    </message>
    <message>
        <source>份数</source>
        <translation>Copies</translation>
    </message>
    <message>
        <source>与第 {n} 版比较</source>
        <translation>Compared with version {n}</translation>
    </message>
    <message>
        <source>{day} 起用</source>
        <translation>from {day}</translation>
    </message>
    <message>
        <source>没有不同</source>
        <translation>no difference</translation>
    </message>
    <message>
        <source>{n} 行不同</source>
        <translation>{n} lines differ</translation>
    </message>
    <message>
        <source>…… {n} 行相同</source>
        <translation>… {n} lines the same</translation>
    </message>
    <message>
        <source>示例内容 · 随输入更新</source>
        <translation>example · follows what you type</translation>
    </message>
    <message>
        <source>选择一份文书，在此预览</source>
        <translation>Choose a paper to see it here</translation>
    </message>
    <message>
        <source>示例内容 · A4 · 一式 {n} 份</source>
        <translation>example · A4 · copies: {n}</translation>
    </message>
    <message>
        <source>改正后更新预览</source>
        <translation>Updated once it is mended</translation>
    </message>
    <message>
        <source>改正后显示预览</source>
        <translation>Shown once it is mended</translation>
    </message>
    <message>
        <source>生效日期(&amp;D)</source>
        <translation>First &amp;day</translation>
    </message>
    <message>
        <source>法律依据(&amp;L)</source>
        <translation>&amp;Legal basis</translation>
    </message>
    <message>
        <source>抬头和落款由程序统一印</source>
        <translation>head and tail are printed by the program</translation>
    </message>
    <message>
        <source>加一块</source>
        <translation>Add a block</translation>
    </message>
    <message>
        <source>删除</source>
        <translation>Remove</translation>
    </message>
    <message>
        <source>上移</source>
        <translation>Up</translation>
    </message>
    <message>
        <source>下移</source>
        <translation>Down</translation>
    </message>
    <message>
        <source>本单位</source>
        <translation>own</translation>
    </message>
    <message>
        <source>出厂</source>
        <translation>shipped</translation>
    </message>
    <message>
        <source>清单</source>
        <translation>List</translation>
    </message>
    <message>
        <source>查找(&amp;F)</source>
        <translation>&amp;Find</translation>
    </message>
    <message>
        <source>文书名称或拼音首字母</source>
        <translation>name of the paper or its initials</translation>
    </message>
    <message>
        <source>文书</source>
        <translation>Paper</translation>
    </message>
    <message>
        <source>全部</source>
        <translation>All</translation>
    </message>
    <message>
        <source>草稿</source>
        <translation>Drafts</translation>
    </message>
    <message>
        <source>待发布</source>
        <translation>Proposed</translation>
    </message>
    <message>
        <source>新版待发布</source>
        <translation>new version proposed</translation>
    </message>
    <message>
        <source>有草稿</source>
        <translation>draft</translation>
    </message>
    <message>
        <source>新版 {day} 起用</source>
        <translation>new version from {day}</translation>
    </message>
    <message>
        <source>保存用语</source>
        <translation>Keep the phrases</translation>
    </message>
    <message>
        <source>由首席代表、批准人或系统管理员发布</source>
        <translation>published by a lead, an approver or the system administrator</translation>
    </message>
    <message>
        <source>由首席代表或系统管理员编写</source>
        <translation>written by a lead or the system administrator</translation>
    </message>
    <message>
        <source>起草新版</source>
        <translation>New version</translation>
    </message>
    <message>
        <source>发布</source>
        <translation>Publish</translation>
    </message>
    <message>
        <source>提交发布</source>
        <translation>Propose</translation>
    </message>
    <message>
        <source>返回清单</source>
        <translation>Back to the list</translation>
    </message>
    <message>
        <source>审批用语</source>
        <translation>Phrases</translation>
    </message>
    <message>
        <source>导入模板包</source>
        <translation>Import a pack</translation>
    </message>
    <message>
        <source>导出这份文书</source>
        <translation>export this paper</translation>
    </message>
    <message>
        <source>导出本单位全部文书</source>
        <translation>export all papers of this office</translation>
    </message>
    <message>
        <source>须由提交人以外的人发布</source>
        <translation>published by somebody else than who proposed it</translation>
    </message>
    <message>
        <source>返回文书</source>
        <translation>Back to the papers</translation>
    </message>
    <message>
        <source>删除草稿</source>
        <translation>Drop the draft</translation>
    </message>
    <message>
        <source>比较</source>
        <translation>Compare</translation>
    </message>
    <message>
        <source>保存并试印</source>
        <translation>Save and try</translation>
    </message>
    <message>
        <source>查找</source>
        <translation>Find</translation>
    </message>
    <message>
        <source>齐全</source>
        <translation>complete</translation>
    </message>
    <message>
        <source>导入报告</source>
        <translation>Import report</translation>
    </message>
    <message>
        <source>模板包 (*.ympack)</source>
        <translation>Packs (*.ympack)</translation>
    </message>
    <message>
        <source>导出模板包</source>
        <translation>Export a pack</translation>
    </message>
    <message>
        <source>签发单位：{office}（签名有效）</source>
        <translation>Signed by {office} (the signature is good)</translation>
    </message>
    <message>
        <source>收为草稿</source>
        <translation>Keep as drafts</translation>
    </message>
    <message>
        <source>同一文书原有的草稿将被替换；发布仍须两人</source>
        <translation>replaces a draft of the same paper; two people still publish it</translation>
    </message>
    <message>
        <source>本程序没有的文书，未导入：{names}</source>
        <translation>Papers this program has not, left out: {names}</translation>
    </message>
    <message>
        <source>导入 {file}</source>
        <translation>Import {file}</translation>
    </message>
    <message>
        <source>正在读取 {file}</source>
        <translation>Reading {file}</translation>
    </message>
    <message>
        <source>已收为草稿 {n} 份</source>
        <translation>{n} kept as drafts</translation>
    </message>
    <message>
        <source>文书模板</source>
        <translation>Papers</translation>
    </message>
    <message>
        <source>草稿已保存，试印无误</source>
        <translation>Draft kept, the trial print is in order</translation>
    </message>
    <message>
        <source>删除一块</source>
        <translation>remove a block</translation>
    </message>
    <message>
        <source>移动一块</source>
        <translation>move a block</translation>
    </message>
    <message>
        <source>Ctrl+空格</source>
        <translation>Ctrl+Space</translation>
    </message>
    <message>
        <source>在文字中插入字段</source>
        <translation>put a field into the words</translation>
    </message>
    <message>
        <source>本单位还没有自己发布的文书。请先起草并发布，或用 Ctrl+E 导出一份。</source>
        <translation>This office has published no paper of its own yet. Publish one first, or export one by Ctrl+E.</translation>
    </message>
    <message>
        <source>草稿已保存，{n} 处待改正</source>
        <translation>Draft kept, {n} to mend</translation>
    </message>
    <message>
        <source>{office}文书模板</source>
        <translation>papers of {office}</translation>
    </message>
    <message>
        <source>审批用语已保存，{n} 句</source>
        <translation>Phrases kept, {n}</translation>
    </message>
    <message>
        <source>审批审查中按 F4 选用</source>
        <translation>F4 offers them on the page of steps</translation>
    </message>
    <message>
        <source>每行一句，排在前面的九句可按数字键选用；全部删去则恢复出厂用语</source>
        <translation>one a line, the first nine by their digits; delete all to have the shipped ones again</translation>
    </message>
    <message>
        <source>用于(&amp;U)</source>
        <translation>&amp;Used for</translation>
    </message>
    <message>
        <source>用语(&amp;P)</source>
        <translation>&amp;Phrases</translation>
    </message>
    <message>
        <source>在用</source>
        <translation>in force</translation>
    </message>
    <message>
        <source>待生效</source>
        <translation>not yet in force</translation>
    </message>
    <message>
        <source>已有新版</source>
        <translation>replaced</translation>
    </message>
    <message>
        <source>出厂 · {state}</source>
        <translation>shipped · {state}</translation>
    </message>
    <message>
        <source>{day} 起停用</source>
        <translation>retired from {day}</translation>
    </message>
    <message>
        <source>插入字段（Ctrl+空格）(&amp;I)</source>
        <translation>Put &amp;in a field (Ctrl+Space)</translation>
    </message>
    <message>
        <source>清单，用顿号连成一句</source>
        <translation>a list, joined by commas</translation>
    </message>
    <message>
        <source>字段名或拼音首字母，如 sqr；↑↓ 选择，Enter 插入</source>
        <translation>name or initials of a field, as sqr; ↑↓ choose, Enter puts it in</translation>
    </message>
    <message>
        <source>没有这个字段</source>
        <translation>no such field</translation>
    </message>
    <message>
        <source>{field}（有时才印）</source>
        <translation>{field} (only when there)</translation>
    </message>
    <message>
        <source>选中的文字只在有“{field}”时印</source>
        <translation>the chosen words are printed only with {field}</translation>
    </message>
    <message>
        <source>本项的一列</source>
        <translation>a column of this row</translation>
    </message>
    <message>
        <source>项</source>
        <translation>row</translation>
    </message>
    <message>
        <source>本项的文字</source>
        <translation>the words of this row</translation>
    </message>
    <message>
        <source>如 {example}</source>
        <translation>as {example}</translation>
    </message>
</context>
<context>
    <name>VisitNoticeForm</name>
    <message>
        <source>现场核查通知</source>
        <translation>Notice of site visit</translation>
    </message>
    <message>
        <source>通知并打印</source>
        <translation>Notify and print</translation>
    </message>
    <message>
        <source>提前告知到场；不停止计时</source>
        <translation>Told beforehand; the clock does not stop</translation>
    </message>
    <message>
        <source>核查日期(&amp;D)</source>
        <translation>&amp;Day of the visit</translation>
    </message>
    <message>
        <source>时间(&amp;H)</source>
        <translation>&amp;Hour</translation>
    </message>
    <message>
        <source>核查地点(&amp;P)</source>
        <translation>&amp;Place</translation>
    </message>
    <message>
        <source>核查人员{n}</source>
        <translation>Inspector {n}</translation>
    </message>
    <message>
        <source>执法证件号{n}</source>
        <translation>Card number {n}</translation>
    </message>
    <message>
        <source>核查事项(&amp;M)</source>
        <translation>&amp;Matter</translation>
    </message>
    <message>
        <source>实际情况与申请材料是否一致</source>
        <translation>whether the place agrees with the application</translation>
    </message>
    <message>
        <source>请当事人准备(&amp;R)</source>
        <translation>To have &amp;ready</translation>
    </message>
    <message>
        <source>没有这一天，请写成 2026-11-23</source>
        <translation>There is no such day; write 2026-11-23</translation>
    </message>
    <message>
        <source>请填写，通知书上要用。</source>
        <translation>Please fill in; the notice needs it.</translation>
    </message>
</context>
<context>
    <name>Sheet</name>
    <message>
        <source>下一项；在最后一项为“{act}”</source>
        <translation>Next field; at the last one: {act}</translation>
    </message>
</context>
<context>
    <name>Sync</name>
    <message>
        <source>同步待办</source>
        <translation>Center to-dos</translation>
    </message>
    <message>
        <source>到列表</source>
        <translation>To the list</translation>
    </message>
    <message>
        <source>办件档案</source>
        <translation>Case file</translation>
    </message>
    <message>
        <source>撤回</source>
        <translation>Withdraw</translation>
    </message>
    <message>
        <source>按新状态重做</source>
        <translation>Redo on the new state</translation>
    </message>
    <message>
        <source>撤回“{what}”</source>
        <translation>Withdraw “{what}”</translation>
    </message>
    <message>
        <source>撤回的理由（记入档案）(&amp;R)</source>
        <translation>&amp;Reason for withdrawing (goes on record)</translation>
    </message>
    <message>
        <source>请写明为什么不再办理。</source>
        <translation>Say why it is given up.</translation>
    </message>
    <message>
        <source>中心没有这一件办件：撤回后本件作废，编号保留</source>
        <translation>The center does not have this case: it becomes void, its number is kept</translation>
    </message>
    <message>
        <source>随它出具的 {n} 份文书作废，编号保留</source>
        <translation>{n} papers issued with it become void, their numbers are kept</translation>
    </message>
    <message>
        <source>记录保留在办件经过中</source>
        <translation>It stays in the story of the case</translation>
    </message>
    <message>
        <source>已撤回“{what}”</source>
        <translation>“{what}” withdrawn</translation>
    </message>
    <message>
        <source>已撤回“{what}”，{n} 份文书作废</source>
        <translation>“{what}” withdrawn, {n} papers void</translation>
    </message>
    <message>
        <source>这一项不能单独重做，只能撤回</source>
        <translation>This cannot be redone by itself, only withdrawn</translation>
    </message>
    <message>
        <source>{why}只能撤回。</source>
        <translation>{why} It can only be withdrawn.</translation>
    </message>
    <message>
        <source>随这一项出具的文书</source>
        <translation>Papers issued with it</translation>
    </message>
    <message>
        <source>撤回或者重做后，这些文书作废，编号保留；已发出的请收回</source>
        <translation>Once it is withdrawn or redone these papers are void and their numbers kept; take back what was handed out</translation>
    </message>
    <message>
        <source>选择一项处理</source>
        <translation>Choose one</translation>
    </message>
    <message>
        <source>办件编号</source>
        <translation>Case number</translation>
    </message>
    <message>
        <source>申请人</source>
        <translation>Applicant</translation>
    </message>
    <message>
        <source>（姓名已删除）</source>
        <translation>(name erased)</translation>
    </message>
    <message>
        <source>事项</source>
        <translation>Item</translation>
    </message>
    <message>
        <source>办件现状</source>
        <translation>The case now</translation>
    </message>
    <message>
        <source>经办人</source>
        <translation>Officer</translation>
    </message>
    <message>
        <source>办理时间</source>
        <translation>Done at</translation>
    </message>
    <message>
        <source>填写的内容</source>
        <translation>What was written</translation>
    </message>
    <message>
        <source>已打印 {n} 次</source>
        <translation>printed {n} times</translation>
    </message>
    <message>
        <source>未打印</source>
        <translation>not printed</translation>
    </message>
    <message>
        <source>未被中心采用的办理</source>
        <translation>Not adopted by the center</translation>
    </message>
    <message>
        <source>本机事务</source>
        <translation>This desk</translation>
    </message>
    <message>
        <source>办理</source>
        <translation>Act</translation>
    </message>
    <message>
        <source>中心</source>
        <translation>Center</translation>
    </message>
    <message>
        <source>没有要处理的</source>
        <translation>Nothing to look after</translation>
    </message>
    <message>
        <source>本机的办理与中心一致；中心没有采用的会列在这里，说明原因</source>
        <translation>This desk and the center agree; what the center does not adopt is listed here with the reason</translation>
    </message>
    <message>
        <source>待中心判定</source>
        <translation>Waits</translation>
    </message>
    <message>
        <source>有冲突</source>
        <translation>Conflict</translation>
    </message>
    <message>
        <source>未采用</source>
        <translation>Not adopted</translation>
    </message>
    <message>
        <source>中心有 {n} 项办理没有采用，请到同步待办处理</source>
        <translation>The center did not adopt {n} acts; look after them in Center to-dos</translation>
    </message>
</context>
<context>
    <name>Retention</name>
    <message>
        <source>{n} 份</source>
        <translation>{n}</translation>
    </message>
    <message>
        <source>{n} 份，{size}</source>
        <translation>{n}, {size}</translation>
    </message>
    <message>
        <source>{on}，{n} 份</source>
        <translation>{on}: {n}</translation>
    </message>
    <message>
        <source>上次清理</source>
        <translation>Last removed</translation>
    </message>
    <message>
        <source>下次清理</source>
        <translation>Next</translation>
    </message>
    <message>
        <source>备份</source>
        <translation>Backups</translation>
    </message>
    <message>
        <source>导出文件</source>
        <translation>Exports</translation>
    </message>
    <message>
        <source>已到期 {n} 份，今日清理</source>
        <translation>{n} past their days, removed today</translation>
    </message>
    <message>
        <source>已到期 {n} 份，暂不清理</source>
        <translation>{n} past their days, not removed for now</translation>
    </message>
    <message>
        <source>无</source>
        <translation>None</translation>
    </message>
    <message>
        <source>无人续办的草稿</source>
        <translation>Abandoned drafts</translation>
    </message>
    <message>
        <source>日志</source>
        <translation>Logs</translation>
    </message>
    <message>
        <source>未归入办件的影像</source>
        <translation>Pictures of no case</translation>
    </message>
    <message>
        <source>现有</source>
        <translation>Present</translation>
    </message>
    <message>
        <source>类别</source>
        <translation>Kind</translation>
    </message>
</context>
<context>
    <name>PageFinder</name>
    <message>
        <source>到哪一页（拼音首字母、页名或序号）(&amp;P)</source>
        <translation>Go to &amp;page (name or number)</translation>
    </message>
    <message>
        <source>没有这样的页面，或者本岗位不能打开</source>
        <translation>There is no such page, or your post may not open it</translation>
    </message>
</context>
<context>
    <name>FolderLines</name>
    <message>
        <source>份数</source>
        <translation>Copies</translation>
    </message>
    <message>
        <source>页数</source>
        <translation>Pages</translation>
    </message>
    <message>
        <source>实收份数</source>
        <translation>Copies found</translation>
    </message>
    <message>
        <source>实收页数</source>
        <translation>Pages found</translation>
    </message>
    <message>
        <source>序号</source>
        <translation>No.</translation>
    </message>
    <message>
        <source>材料、文书</source>
        <translation>Material or paper</translation>
    </message>
    <message>
        <source>形式</source>
        <translation>Form</translation>
    </message>
    <message>
        <source>核对</source>
        <translation>Check</translation>
    </message>
    <message>
        <source>相符</source>
        <translation>As listed</translation>
    </message>
    <message>
        <source>缺失</source>
        <translation>Missing</translation>
    </message>
    <message>
        <source>清单 {copies} 份 {pages} 页</source>
        <translation>Listed: {copies} copies, {pages} pages</translation>
    </message>
</context>
<context>
    <name>FolderList</name>
    <message>
        <source>待接收</source>
        <translation>To receive</translation>
    </message>
    <message>
        <source>待移交</source>
        <translation>To hand over</translation>
    </message>
    <message>
        <source>在途</source>
        <translation>On the way</translation>
    </message>
    <message>
        <source>列表</source>
        <translation>List</translation>
    </message>
    <message>
        <source>办件编号(&amp;N)</source>
        <translation>Case &amp;number</translation>
    </message>
    <message>
        <source>扫描物料转移单上的条码，或输入编号后回车</source>
        <translation>Scan the barcode of the transfer sheet, or type the number and press Enter</translation>
    </message>
    <message>
        <source>案卷</source>
        <translation>Folders</translation>
    </message>
    <message>
        <source>申请人</source>
        <translation>Applicant</translation>
    </message>
    <message>
        <source>从 → 到</source>
        <translation>From → to</translation>
    </message>
    <message>
        <source>没有要接收的案卷</source>
        <translation>No folder to receive</translation>
    </message>
    <message>
        <source>移交给您所在部门、或者已转到您所在部门办理的案卷会列在这里</source>
        <translation>Folders handed over to your department, or due there, are listed here</translation>
    </message>
    <message>
        <source>没有要移交的案卷</source>
        <translation>No folder to hand over</translation>
    </message>
    <message>
        <source>已转到其他部门办理、案卷还在本窗口的会列在这里；其他案卷输入编号即可移交</source>
        <translation>Folders here whose case has gone to another department are listed; any other is handed over by its number</translation>
    </message>
    <message>
        <source>没有在途的案卷</source>
        <translation>No folder on the way</translation>
    </message>
    <message>
        <source>本窗口已移交、对方还没有接收的案卷会列在这里，可以收回</source>
        <translation>Folders handed over here and not received yet are listed; they can be taken back</translation>
    </message>
</context>
<context>
    <name>FolderDetail</name>
    <message>
        <source>移交给(&amp;T)</source>
        <translation>Hand over &amp;to</translation>
    </message>
    <message>
        <source>案卷清单</source>
        <translation>List of the folder</translation>
    </message>
    <message>
        <source>说明(&amp;R)</source>
        <translation>&amp;Remark</translation>
    </message>
    <message>
        <source>没有选中的案卷</source>
        <translation>No folder chosen</translation>
    </message>
    <message>
        <source>在列表里选择一件，或者扫描物料转移单上的条码</source>
        <translation>Choose one from the list, or scan the barcode of the transfer sheet</translation>
    </message>
    <message>
        <source>（姓名已删除）</source>
        <translation>(name erased)</translation>
    </message>
    <message>
        <source>已移交，未接收</source>
        <translation>Handed over, not received</translation>
    </message>
    <message>
        <source>未移交</source>
        <translation>Not handed over</translation>
    </message>
    <message>
        <source>编号</source>
        <translation>Number</translation>
    </message>
    <message>
        <source>事项</source>
        <translation>Item</translation>
    </message>
    <message>
        <source>环节</source>
        <translation>Step</translation>
    </message>
    <message>
        <source>案卷在</source>
        <translation>Folder at</translation>
    </message>
    <message>
        <source>去向</source>
        <translation>Goes to</translation>
    </message>
    <message>
        <source>共 {n} 种、{copies} 份</source>
        <translation>{n} kinds, {copies} copies</translation>
    </message>
    <message>
        <source>{n} 项与清单不符，接收时一并登记</source>
        <translation>{n} lines differ from the list and are recorded on receipt</translation>
    </message>
    <message>
        <source>全部与清单相符</source>
        <translation>all as listed</translation>
    </message>
    <message>
        <source>{department}（窗口 {desk}）</source>
        <translation>{department} (window {desk})</translation>
    </message>
</context>
<context>
    <name>FoldersPage</name>
    <message>
        <source>案卷交接</source>
        <translation>Folders</translation>
    </message>
    <message>
        <source>下一个列表</source>
        <translation>Next list</translation>
    </message>
    <message>
        <source>到办件编号</source>
        <translation>To the case number</translation>
    </message>
    <message>
        <source>到案卷清单</source>
        <translation>To the list of the folder</translation>
    </message>
    <message>
        <source>到列表</source>
        <translation>To the list</translation>
    </message>
    <message>
        <source>没有选中的案卷</source>
        <translation>No folder chosen</translation>
    </message>
    <message>
        <source>办件档案</source>
        <translation>Case file</translation>
    </message>
    <message>
        <source>在清单中：改份数、页数</source>
        <translation>In the list: type copies or pages</translation>
    </message>
    <message>
        <source>空格</source>
        <translation>Space</translation>
    </message>
    <message>
        <source>在清单中：这一项缺失，或者在</source>
        <translation>In the list: this line is missing, or there</translation>
    </message>
    <message>
        <source>在清单中：下一项；在列表中：到清单</source>
        <translation>In the list: next line; in the folders: to the list</translation>
    </message>
    <message>
        <source>接收案卷</source>
        <translation>Receive folder</translation>
    </message>
    <message>
        <source>收回案卷</source>
        <translation>Take folder back</translation>
    </message>
    <message>
        <source>移交并打印转移单</source>
        <translation>Hand over and print sheet</translation>
    </message>
    <message>
        <source>这一件的案卷由窗口 {desk} 移交给{to}，不到本窗口</source>
        <translation>Window {desk} handed this folder over to {to}, not to this window</translation>
    </message>
    <message>
        <source>这一件的案卷在窗口 {desk}，请对方先移交</source>
        <translation>This folder is at window {desk}; let them hand it over first</translation>
    </message>
    <message>
        <source>案卷已接收，由本窗口保管</source>
        <translation>Folder received; this window holds it</translation>
    </message>
    <message>
        <source>案卷已收回，由本窗口保管</source>
        <translation>Folder taken back; this window holds it</translation>
    </message>
    <message>
        <source>案卷已移交，物料转移单正在打印，请随案卷一并送出</source>
        <translation>Folder handed over; the transfer sheet is being printed, send it with the folder</translation>
    </message>
</context>
<context>
    <name>Custody</name>
    <message>
        <source>案卷由本窗口保管</source>
        <translation>This window holds the folder</translation>
    </message>
    <message>
        <source>案卷已移交{to}，等待接收</source>
        <translation>The folder was handed over to {to} and is not received yet</translation>
    </message>
    <message>
        <source>案卷在本窗口，待移交{to}</source>
        <translation>The folder is here, to be handed over to {to}</translation>
    </message>
    <message>
        <source>案卷已由窗口 {desk} 移交{to}，等待接收</source>
        <translation>Window {desk} handed the folder over to {to}; not received yet</translation>
    </message>
    <message>
        <source>案卷在窗口 {desk}，待移交{to}</source>
        <translation>The folder is at window {desk}, to be handed over to {to}</translation>
    </message>
    <message>
        <source>案卷由窗口 {desk} 保管；在线办理的文书等中心确认后打印</source>
        <translation>Window {desk} holds the folder; papers of online acts are printed when the center has confirmed</translation>
    </message>
    <message>
        <source>这份文书由其他窗口签发，还没有取到本机</source>
        <translation>Another window issued this paper; it has not come here yet</translation>
    </message>
</context>
<context>
    <name>Exchange</name>
    <message>
        <source>文件“{file}”还没有保存；批次在册，按 F9 再保存</source>
        <translation>The file “{file}” is not saved yet; the batch is on record, F9 saves it</translation>
    </message>
    <message>
        <source>用于</source>
        <translation>Used for</translation>
    </message>
    <message>
        <source>还没有外来办件：按 F8 接收外来批次</source>
        <translation>No case from outside yet: F8 takes a batch</translation>
    </message>
    <message>
        <source>没有问题行：报送的都已送出，没有被退回的</source>
        <translation>No row with a problem: all were sent, none came back</translation>
    </message>
    <message>
        <source>还没有批次：按 F12 报送，按 F8 接收外来批次</source>
        <translation>No batch yet: F12 sends one, F8 takes one from outside</translation>
    </message>
    <message>
        <source>问题行：打开案卷；代码表：填写代码</source>
        <translation>Problems: open the file; codes: fill in the code</translation>
    </message>
    <message>
        <source>CSV（每表一个，打包为 ZIP）</source>
        <translation>CSV (one a table, in a ZIP)</translation>
    </message>
    <message>
        <source>事项</source>
        <translation>Item</translation>
    </message>
    <message>
        <source>交换格式</source>
        <translation>Exchange shape</translation>
    </message>
    <message>
        <source>交换格式(&amp;S)</source>
        <translation>Exchange &amp;shape</translation>
    </message>
    <message>
        <source>从(&amp;B)</source>
        <translation>From (&amp;B)</translation>
    </message>
    <message>
        <source>代码已保存</source>
        <translation>The code is saved</translation>
    </message>
    <message>
        <source>代码表</source>
        <translation>Code lists</translation>
    </message>
    <message>
        <source>代码表 {list} · {value}</source>
        <translation>Code list {list} · {value}</translation>
    </message>
    <message>
        <source>保存代码</source>
        <translation>Save the code</translation>
    </message>
    <message>
        <source>保存批次文件</source>
        <translation>Save the batch&apos;s file</translation>
    </message>
    <message>
        <source>保存拒收清单</source>
        <translation>Save the list of refused rows</translation>
    </message>
    <message>
        <source>保存文件</source>
        <translation>Save a file</translation>
    </message>
    <message>
        <source>修改 {number} 的“{table}”</source>
        <translation>Mend “{table}” of {number}</translation>
    </message>
    <message>
        <source>修改报送内容</source>
        <translation>Mend what is sent</translation>
    </message>
    <message>
        <source>先选中一个报送的批次，或有拒收行的批次</source>
        <translation>First choose a batch that was sent, or one with refused rows</translation>
    </message>
    <message>
        <source>到(&amp;E)</source>
        <translation>To (&amp;E)</translation>
    </message>
    <message>
        <source>到列表</source>
        <translation>To the list</translation>
    </message>
    <message>
        <source>办件编号</source>
        <translation>Case number</translation>
    </message>
    <message>
        <source>只报新的和变过的内容；缺代码或缺内容的行不报送，列在“问题行”</source>
        <translation>Only what is new or changed is sent; rows without a code or content stay under “Rows with problems”</translation>
    </message>
    <message>
        <source>只改报送的这一栏，办件不变；渠道、评价、时间、结果不能改</source>
        <translation>Only this column of what is sent changes, not the case; channel, rating, times and results cannot be changed</translation>
    </message>
    <message>
        <source>回执已导入：{n} 行被退回</source>
        <translation>The answer is taken: {n} rows were sent back</translation>
    </message>
    <message>
        <source>填写代码</source>
        <translation>Fill in the code</translation>
    </message>
    <message>
        <source>外来办件</source>
        <translation>Cases from outside</translation>
    </message>
    <message>
        <source>导入平台回执</source>
        <translation>Take the platform&apos;s answer</translation>
    </message>
    <message>
        <source>已保存：{file}</source>
        <translation>Saved: {file}</translation>
    </message>
    <message>
        <source>已接收批次 {number}：{n} 行，拒收 {m} 行</source>
        <translation>Batch {number} is taken: {n} rows, {m} refused</translation>
    </message>
    <message>
        <source>已记入修改，按 F12 重新报送</source>
        <translation>The change is on record; F12 sends again</translation>
    </message>
    <message>
        <source>平台代码</source>
        <translation>Platform&apos;s code</translation>
    </message>
    <message>
        <source>平台代码(&amp;D)</source>
        <translation>Platform&apos;s co&amp;de</translation>
    </message>
    <message>
        <source>平台回执 (*.csv)</source>
        <translation>Platform&apos;s answer (*.csv)</translation>
    </message>
    <message>
        <source>待填写</source>
        <translation>to be filled in</translation>
    </message>
    <message>
        <source>打开案卷</source>
        <translation>Open the file</translation>
    </message>
    <message>
        <source>批次</source>
        <translation>Batches</translation>
    </message>
    <message>
        <source>批次 / 问题行 / 外来办件 / 代码表</source>
        <translation>Batches / problems / outside / codes</translation>
    </message>
    <message>
        <source>批次 {number}：报送 {n} 行，未报送 {m} 行</source>
        <translation>Batch {number}: {n} rows sent, {m} held back</translation>
    </message>
    <message>
        <source>批次号</source>
        <translation>Batch</translation>
    </message>
    <message>
        <source>批次文件 (*.json *.xml *.zip)</source>
        <translation>Batch files (*.json *.xml *.zip)</translation>
    </message>
    <message>
        <source>承办部门</source>
        <translation>Department</translation>
    </message>
    <message>
        <source>报送</source>
        <translation>sent</translation>
    </message>
    <message>
        <source>报送新批次</source>
        <translation>Send a new batch</translation>
    </message>
    <message>
        <source>拒收</source>
        <translation>Refused</translation>
    </message>
    <message>
        <source>按平台公布的字典填写；留空表示没有这一项</source>
        <translation>As the platform&apos;s dictionary says; empty means there is none</translation>
    </message>
    <message>
        <source>接收</source>
        <translation>taken</translation>
    </message>
    <message>
        <source>接收外来批次</source>
        <translation>Take a batch from outside</translation>
    </message>
    <message>
        <source>改为(&amp;V)</source>
        <translation>New &amp;value</translation>
    </message>
    <message>
        <source>数据交换</source>
        <translation>Data exchange</translation>
    </message>
    <message>
        <source>数据表</source>
        <translation>Table</translation>
    </message>
    <message>
        <source>文件形式(&amp;T)</source>
        <translation>File &amp;type</translation>
    </message>
    <message>
        <source>方向</source>
        <translation>Way</translation>
    </message>
    <message>
        <source>时间</source>
        <translation>Time</translation>
    </message>
    <message>
        <source>未报送</source>
        <translation>Held</translation>
    </message>
    <message>
        <source>本系统的值</source>
        <translation>Our value</translation>
    </message>
    <message>
        <source>栏目(&amp;C)</source>
        <translation>&amp;Column</translation>
    </message>
    <message>
        <source>没有选中的问题行</source>
        <translation>No row with a problem is chosen</translation>
    </message>
    <message>
        <source>状态</source>
        <translation>State</translation>
    </message>
    <message>
        <source>理由(&amp;R)</source>
        <translation>&amp;Reason</translation>
    </message>
    <message>
        <source>生成批次</source>
        <translation>Make the batch</translation>
    </message>
    <message>
        <source>由系统管理员选中一行后填写</source>
        <translation>The system administrator chooses a line and fills it in</translation>
    </message>
    <message>
        <source>申请方式</source>
        <translation>Channel</translation>
    </message>
    <message>
        <source>申请时间</source>
        <translation>Applied at</translation>
    </message>
    <message>
        <source>第二人复核报送</source>
        <translation>Second officer for the batch</translation>
    </message>
    <message>
        <source>结果</source>
        <translation>Result</translation>
    </message>
    <message>
        <source>行数</source>
        <translation>Rows</translation>
    </message>
    <message>
        <source>被退回</source>
        <translation>Sent back</translation>
    </message>
    <message>
        <source>记入修改</source>
        <translation>Record the change</translation>
    </message>
    <message>
        <source>请填写起止日期</source>
        <translation>Fill in both days</translation>
    </message>
    <message>
        <source>这张表没有可以在这里改的栏目：请打开案卷“更正”后重新报送</source>
        <translation>No column of this table can be mended here: correct the case and send again</translation>
    </message>
    <message>
        <source>重新报送</source>
        <translation>Send again</translation>
    </message>
    <message>
        <source>问题</source>
        <translation>Problem</translation>
    </message>
    <message>
        <source>问题行</source>
        <translation>Rows with problems</translation>
    </message>
</context>
<context>
    <name>Between</name>
    <message>
        <source>https 必填，本机上的路径</source>
        <translation>needed for https; a path on this machine</translation>
    </message>
    <message>
        <source>{at}，收到 {read} 条，送出 {sent} 条</source>
        <translation>{at}: {read} read, {sent} sent</translation>
    </message>
    <message>
        <source>一分钟内自动送往上级中心。</source>
        <translation>It goes to the center above by itself within a minute.</translation>
    </message>
    <message>
        <source>三十分钟内有效，用一次；请当面或者电话告知下级中心的管理员</source>
        <translation>Good for thirty minutes, once; tell it to the administrator below in person or by telephone</translation>
    </message>
    <message>
        <source>上级</source>
        <translation>Above</translation>
    </message>
    <message>
        <source>上级、下级中心移送或者转报到本级的办件会列在这里，由首席代表接办或者退回</source>
        <translation>Cases offered by centers above and below are listed here; the lead takes them or sends them back</translation>
    </message>
    <message>
        <source>上级中心地址(&amp;A)</source>
        <translation>&amp;Address above</translation>
    </message>
    <message>
        <source>上级和下级中心</source>
        <translation>Centers above and below</translation>
    </message>
    <message>
        <source>上级根证书文件(&amp;F)</source>
        <translation>Authority &amp;file above</translation>
    </message>
    <message>
        <source>上级由此连到本中心</source>
        <translation>where the center above reaches this one</translation>
    </message>
    <message>
        <source>下一个列表</source>
        <translation>Next list</translation>
    </message>
    <message>
        <source>下级</source>
        <translation>Below</translation>
    </message>
    <message>
        <source>与标准目录的差异</source>
        <translation>Differences from the standard catalogue</translation>
    </message>
    <message>
        <source>两级办理的事项在本级审查后转报上级，自动送出，送出后的情况列在这里</source>
        <translation>Cases of two levels go up by themselves after the review here; what became of them is listed here</translation>
    </message>
    <message>
        <source>中心</source>
        <translation>Centers</translation>
    </message>
    <message>
        <source>中心启动以来还没有往来</source>
        <translation>No round since the center started</translation>
    </message>
    <message>
        <source>中心管理员账号(&amp;U)</source>
        <translation>Center administrator (&amp;U)</translation>
    </message>
    <message>
        <source>中心自动</source>
        <translation>The center by itself</translation>
    </message>
    <message>
        <source>事项</source>
        <translation>Item</translation>
    </message>
    <message>
        <source>事项与标准目录一致</source>
        <translation>The items keep to the standard catalogue</translation>
    </message>
    <message>
        <source>事项名称</source>
        <translation>Name</translation>
    </message>
    <message>
        <source>事项目录</source>
        <translation>Catalogue</translation>
    </message>
    <message>
        <source>以下是 {since} 的情况。</source>
        <translation>What follows is how it stood at {since}.</translation>
    </message>
    <message>
        <source>停用</source>
        <translation>End</translation>
    </message>
    <message>
        <source>停用与“{center}”的往来</source>
        <translation>End the link with “{center}”</translation>
    </message>
    <message>
        <source>先与对方核对密钥指纹；须是另一名管理员</source>
        <translation>Compare the fingerprint first; it must be another administrator</translation>
    </message>
    <message>
        <source>列表</source>
        <translation>List</translation>
    </message>
    <message>
        <source>到列表</source>
        <translation>To the list</translation>
    </message>
    <message>
        <source>刷新</source>
        <translation>Refresh</translation>
    </message>
    <message>
        <source>办件</source>
        <translation>Cases</translation>
    </message>
    <message>
        <source>办件 {tail}</source>
        <translation>Case {tail}</translation>
    </message>
    <message>
        <source>办件档案</source>
        <translation>Case file</translation>
    </message>
    <message>
        <source>办件编号(&amp;N)</source>
        <translation>Case &amp;number</translation>
    </message>
    <message>
        <source>办理光标所在的一行（同 F12）</source>
        <translation>Do what F12 does with the line under the cursor</translation>
    </message>
    <message>
        <source>区划代码</source>
        <translation>Division</translation>
    </message>
    <message>
        <source>去件</source>
        <translation>Went out</translation>
    </message>
    <message>
        <source>去向</source>
        <translation>To</translation>
    </message>
    <message>
        <source>双方各由另一名管理员核对密钥指纹后核准，方才接通</source>
        <translation>Another administrator on each side compares the key fingerprint and approves</translation>
    </message>
    <message>
        <source>只有等待答复的才能撤回。</source>
        <translation>Only what awaits an answer can be withdrawn.</translation>
    </message>
    <message>
        <source>名称</source>
        <translation>name</translation>
    </message>
    <message>
        <source>名称、基本编码、时限与上级公布的标准目录不一致的事项会列在这里</source>
        <translation>Items whose name, basic code or limits differ from the catalogues above are listed here</translation>
    </message>
    <message>
        <source>地址</source>
        <translation>Address</translation>
    </message>
    <message>
        <source>基本编码</source>
        <translation>Basic code</translation>
    </message>
    <message>
        <source>密码(&amp;P)</source>
        <translation>&amp;Password</translation>
    </message>
    <message>
        <source>密钥指纹</source>
        <translation>Key fingerprint</translation>
    </message>
    <message>
        <source>对方中心</source>
        <translation>Other center</translation>
    </message>
    <message>
        <source>对方中心下次同步时，本件回到对方。</source>
        <translation>The case goes back with the other center&apos;s next round.</translation>
    </message>
    <message>
        <source>对方中心下次同步时，本件转到本级。</source>
        <translation>The case comes here with the other center&apos;s next round.</translation>
    </message>
    <message>
        <source>对方已接办</source>
        <translation>Taken there</translation>
    </message>
    <message>
        <source>对方撤回</source>
        <translation>Withdrawn there</translation>
    </message>
    <message>
        <source>对方撤回了移送，本件由对方继续办理。</source>
        <translation>The other center withdrew the offer and goes on with the case.</translation>
    </message>
    <message>
        <source>对方根证书文件(&amp;F)</source>
        <translation>Authority &amp;file there</translation>
    </message>
    <message>
        <source>对方答复以前，本件只能加记备注和附件</source>
        <translation>Until the answer only notes and files may be added</translation>
    </message>
    <message>
        <source>对方答复以前，本件只能加记备注和附件。需要收回的，按 F9 撤回。</source>
        <translation>Until the other center answers only notes and files may be added. Press F9 to withdraw it.</translation>
    </message>
    <message>
        <source>对方还没有接办的才撤得回；转报随之收回，本件回到决定环节</source>
        <translation>Only while the other center has not taken it; the case returns to its decision step</translation>
    </message>
    <message>
        <source>层级</source>
        <translation>Level</translation>
    </message>
    <message>
        <source>差异</source>
        <translation>Differs in</translation>
    </message>
    <message>
        <source>已停用</source>
        <translation>Ended</translation>
    </message>
    <message>
        <source>已停用，收到的留存</source>
        <translation>Ended; what came stays</translation>
    </message>
    <message>
        <source>已写入事项目录的草稿，请在事项目录核对后提请发布</source>
        <translation>A draft lies in the catalogue: check it there and propose it</translation>
    </message>
    <message>
        <source>已接入</source>
        <translation>Linked</translation>
    </message>
    <message>
        <source>已接办</source>
        <translation>Taken here</translation>
    </message>
    <message>
        <source>已撤回</source>
        <translation>Withdrawn</translation>
    </message>
    <message>
        <source>已撤回，本件由本级继续办理</source>
        <translation>Withdrawn; the case goes on here</translation>
    </message>
    <message>
        <source>已核准接入</source>
        <translation>Approved</translation>
    </message>
    <message>
        <source>已申请接入，请双方另一名管理员核对密钥指纹后核准</source>
        <translation>Asked; another administrator on each side compares the fingerprint and approves</translation>
    </message>
    <message>
        <source>已移送，等待对方答复</source>
        <translation>Offered; the other center will answer</translation>
    </message>
    <message>
        <source>已答复接办</source>
        <translation>Taken, on its way</translation>
    </message>
    <message>
        <source>已答复接办，对方中心下次同步时转到本级</source>
        <translation>Taken; it comes here with the other center&apos;s next round</translation>
    </message>
    <message>
        <source>已答复退回</source>
        <translation>Refused, on its way</translation>
    </message>
    <message>
        <source>已答复退回，对方中心下次同步时生效</source>
        <translation>Sent back; it takes effect with the other center&apos;s next round</translation>
    </message>
    <message>
        <source>已经收到的留存，以后不再往来</source>
        <translation>What came stays; nothing passes any more</translation>
    </message>
    <message>
        <source>已退回</source>
        <translation>Refused</translation>
    </message>
    <message>
        <source>往来中断</source>
        <translation>Broken off</translation>
    </message>
    <message>
        <source>待接办</source>
        <translation>To be answered</translation>
    </message>
    <message>
        <source>待核准</source>
        <translation>Waits</translation>
    </message>
    <message>
        <source>待答复</source>
        <translation>Awaits answer</translation>
    </message>
    <message>
        <source>待转报</source>
        <translation>To be sent up</translation>
    </message>
    <message>
        <source>承诺办结时限</source>
        <translation>Promised limit</translation>
    </message>
    <message>
        <source>承诺时限</source>
        <translation>promised limit</translation>
    </message>
    <message>
        <source>按 F12 把一件移送给上级或者下级中心</source>
        <translation>Press F12 to offer one to a center above or below</translation>
    </message>
    <message>
        <source>接入和停用由系统管理员办理。</source>
        <translation>Links are made and ended by the system administrator.</translation>
    </message>
    <message>
        <source>接入码</source>
        <translation>Code</translation>
    </message>
    <message>
        <source>接入码 {code}，三十分钟内有效，只显示这一次。</source>
        <translation>Code {code}, good for thirty minutes, shown this once.</translation>
    </message>
    <message>
        <source>接入码(&amp;C)</source>
        <translation>&amp;Code</translation>
    </message>
    <message>
        <source>接入码已生成，三十分钟内有效</source>
        <translation>The code is made, good for thirty minutes</translation>
    </message>
    <message>
        <source>接办</source>
        <translation>Take</translation>
    </message>
    <message>
        <source>接办以后，档案才转到本级。</source>
        <translation>Its file comes here once it is taken.</translation>
    </message>
    <message>
        <source>接办办件</source>
        <translation>Take a case</translation>
    </message>
    <message>
        <source>接办部门</source>
        <translation>Department</translation>
    </message>
    <message>
        <source>撤回</source>
        <translation>Withdraw</translation>
    </message>
    <message>
        <source>撤回的理由（记入档案）(&amp;R)</source>
        <translation>&amp;Reason for the withdrawal (goes on record)</translation>
    </message>
    <message>
        <source>撤回移送</source>
        <translation>Withdraw the offer</translation>
    </message>
    <message>
        <source>改用标准编码即成为新事项：草稿发布后，请在事项目录结束原来的事项。</source>
        <translation>With the standard code it is a new item: once the draft is published, end the old one in the catalogue.</translation>
    </message>
    <message>
        <source>方式</source>
        <translation>How</translation>
    </message>
    <message>
        <source>最近往来</source>
        <translation>Last round</translation>
    </message>
    <message>
        <source>未接上级</source>
        <translation>No center above</translation>
    </message>
    <message>
        <source>本中心地址(&amp;H)</source>
        <translation>Address &amp;here</translation>
    </message>
    <message>
        <source>本件回到本级继续办理。</source>
        <translation>The case goes on here.</translation>
    </message>
    <message>
        <source>本件归本级办理。</source>
        <translation>The case is worked on here.</translation>
    </message>
    <message>
        <source>本件由对方办理，本级只能加记备注、附件和归档。</source>
        <translation>The other center works on it; here only notes, files and the archive are left.</translation>
    </message>
    <message>
        <source>本件由对方继续办理。</source>
        <translation>The other center goes on with it.</translation>
    </message>
    <message>
        <source>本级 {own}  →  标准 {wanted}</source>
        <translation>here {own}  →  standard {wanted}</translation>
    </message>
    <message>
        <source>退回的部门(&amp;D)</source>
        <translation>&amp;Department that sends it back</translation>
    </message>
    <message>
        <source>本级部门(&amp;D)</source>
        <translation>&amp;Department here</translation>
    </message>
    <message>
        <source>来件</source>
        <translation>Came in</translation>
    </message>
    <message>
        <source>来自</source>
        <translation>From</translation>
    </message>
    <message>
        <source>标准目录</source>
        <translation>Standard</translation>
    </message>
    <message>
        <source>核准</source>
        <translation>Approve</translation>
    </message>
    <message>
        <source>核准接入“{center}”</source>
        <translation>Approve “{center}”</translation>
    </message>
    <message>
        <source>核准（停用）</source>
        <translation>Approved (ended)</translation>
    </message>
    <message>
        <source>正在向中心询问……</source>
        <translation>Asking the center …</translation>
    </message>
    <message>
        <source>正在送往中心……</source>
        <translation>Sending to the center …</translation>
    </message>
    <message>
        <source>没有接入其他中心</source>
        <translation>No other center is linked</translation>
    </message>
    <message>
        <source>没有接通的上级或者下级中心，不能移送。</source>
        <translation>No center above or below is linked, so nothing can be offered.</translation>
    </message>
    <message>
        <source>没有移送出去的办件</source>
        <translation>No case was offered to others</translation>
    </message>
    <message>
        <source>没有移送来的办件</source>
        <translation>No case was offered</translation>
    </message>
    <message>
        <source>没有转报的办件</source>
        <translation>No case was sent up</translation>
    </message>
    <message>
        <source>没有选中可以停用的中心</source>
        <translation>No center that can be ended is chosen</translation>
    </message>
    <message>
        <source>没有选中待核准的中心</source>
        <translation>No center that waits for approval is chosen</translation>
    </message>
    <message>
        <source>没有选中的事项</source>
        <translation>No item is chosen</translation>
    </message>
    <message>
        <source>没有选中的内容</source>
        <translation>Nothing is chosen</translation>
    </message>
    <message>
        <source>没有选中的办件</source>
        <translation>No case is chosen</translation>
    </message>
    <message>
        <source>法定办结时限</source>
        <translation>Statutory limit</translation>
    </message>
    <message>
        <source>法定时限</source>
        <translation>statutory limit</translation>
    </message>
    <message>
        <source>状态</source>
        <translation>State</translation>
    </message>
    <message>
        <source>理由</source>
        <translation>Reason</translation>
    </message>
    <message>
        <source>理由(&amp;R)</source>
        <translation>&amp;Reason</translation>
    </message>
    <message>
        <source>生成接入码</source>
        <translation>Make the code</translation>
    </message>
    <message>
        <source>申请上级</source>
        <translation>Ask above</translation>
    </message>
    <message>
        <source>申请人</source>
        <translation>Applicant</translation>
    </message>
    <message>
        <source>申请接入</source>
        <translation>Ask</translation>
    </message>
    <message>
        <source>申请接入上级中心</source>
        <translation>Ask a center above</translation>
    </message>
    <message>
        <source>办件编号</source>
        <translation>Case number</translation>
    </message>
    <message>
        <source>申请（生成接入码）</source>
        <translation>Asked (made the code)</translation>
    </message>
    <message>
        <source>移送</source>
        <translation>Offer</translation>
    </message>
    <message>
        <source>移送、接办、退回、撤回由首席代表办理。</source>
        <translation>Offering, taking, sending back and withdrawing are the lead&apos;s.</translation>
    </message>
    <message>
        <source>移送人</source>
        <translation>Offered by</translation>
    </message>
    <message>
        <source>移送办件</source>
        <translation>Offer a case</translation>
    </message>
    <message>
        <source>移送时间</source>
        <translation>Offered at</translation>
    </message>
    <message>
        <source>移送给(&amp;T)</source>
        <translation>Offer &amp;to</translation>
    </message>
    <message>
        <source>系统管理员按 F7 申请接入上级，或者按 F6 给下级生成接入码</source>
        <translation>The administrator presses F7 to ask a center above, or F6 for a code for one below</translation>
    </message>
    <message>
        <source>给下级中心的接入码</source>
        <translation>Code for a center below</translation>
    </message>
    <message>
        <source>编码</source>
        <translation>code</translation>
    </message>
    <message>
        <source>被退回</source>
        <translation>Sent back</translation>
    </message>
    <message>
        <source>请中心管理员输入自己的账号和密码。</source>
        <translation>Let an administrator of the center enter account and password.</translation>
    </message>
    <message>
        <source>请写明移送的理由，要记入档案。</source>
        <translation>Give the reason of the offer; it goes on record.</translation>
    </message>
    <message>
        <source>请写明退回的理由，对方要记入档案。</source>
        <translation>Give the reason; the other center puts it on record.</translation>
    </message>
    <message>
        <source>请双方各由另一名管理员核对密钥指纹，一致后各自核准。</source>
        <translation>Another administrator on each side compares the fingerprint, then approves.</translation>
    </message>
    <message>
        <source>请填写{field}。</source>
        <translation>Fill in {field}.</translation>
    </message>
    <message>
        <source>请接办或者退回。接办前本件仍归对方，期限在对方计算。</source>
        <translation>Take it or send it back. Until then it is the other center&apos;s and its limits run there.</translation>
    </message>
    <message>
        <source>请输入或者扫描办件编号。</source>
        <translation>Enter or scan the case number.</translation>
    </message>
    <message>
        <source>跨层级办理</source>
        <translation>Across levels</translation>
    </message>
    <message>
        <source>转报</source>
        <translation>Sent up</translation>
    </message>
    <message>
        <source>还没有接入上级中心，转报送不出去。请系统管理员在“中心”列表申请接入。</source>
        <translation>No center above is linked, so nothing can be sent up. Let the administrator ask for a link in the list “Centers”.</translation>
    </message>
    <message>
        <source>这一件已经答复，或者已被对方撤回。</source>
        <translation>This one was answered already, or withdrawn by the other center.</translation>
    </message>
    <message>
        <source>退回</source>
        <translation>Send back</translation>
    </message>
    <message>
        <source>退回办件</source>
        <translation>Send a case back</translation>
    </message>
    <message>
        <source>退回的理由(&amp;R)</source>
        <translation>&amp;Reason for sending it back</translation>
    </message>
    <message>
        <source>采用标准</source>
        <translation>Adopt</translation>
    </message>
</context>
<context>
    <name>Disclosure</name>
    <message>
        <source>（姓名已删除）</source>
        <translation>(name erased)</translation>
    </message>
    <message>
        <source>编号</source>
        <translation>Number</translation>
    </message>
    <message>
        <source>查询码</source>
        <translation>Query code</translation>
    </message>
    <message>
        <source>部门</source>
        <translation>Department</translation>
    </message>
    <message>
        <source>申请人类别</source>
        <translation>Kind of applicant</translation>
    </message>
    <message>
        <source>证件号码</source>
        <translation>ID number</translation>
    </message>
    <message>
        <source>联系方式</source>
        <translation>Contact</translation>
    </message>
    <message>
        <source>收到</source>
        <translation>Received</translation>
    </message>
    <message>
        <source>用途</source>
        <translation>Purpose</translation>
    </message>
    <message>
        <source>获取方式</source>
        <translation>How to get it</translation>
    </message>
    <message>
        <source>届满日期</source>
        <translation>Due</translation>
    </message>
    <message>
        <source>答复</source>
        <translation>Reply</translation>
    </message>
    <message>
        <source>申请人(&amp;N)</source>
        <translation>Applica&amp;nt</translation>
    </message>
    <message>
        <source>申请人类别(&amp;K)</source>
        <translation>&amp;Kind of applicant</translation>
    </message>
    <message>
        <source>证件号码(&amp;I)</source>
        <translation>&amp;ID number</translation>
    </message>
    <message>
        <source>联系电话(&amp;P)</source>
        <translation>Tele&amp;phone</translation>
    </message>
    <message>
        <source>联系地址(&amp;A)</source>
        <translation>&amp;Address</translation>
    </message>
    <message>
        <source>电子邮箱(&amp;E)</source>
        <translation>&amp;E-mail</translation>
    </message>
    <message>
        <source>所需信息的名称、文号或者特征描述(&amp;W)</source>
        <translation>What is asked for: name, number or description (&amp;W)</translation>
    </message>
    <message>
        <source>部门(&amp;D)</source>
        <translation>&amp;Department</translation>
    </message>
    <message>
        <source>提交方式(&amp;T)</source>
        <translation>How i&amp;t came</translation>
    </message>
    <message>
        <source>收到日期(&amp;R)</source>
        <translation>Day of &amp;receipt</translation>
    </message>
    <message>
        <source>用途（可不填）(&amp;U)</source>
        <translation>P&amp;urpose (optional)</translation>
    </message>
    <message>
        <source>获取方式(&amp;G)</source>
        <translation>How to &amp;get it</translation>
    </message>
    <message>
        <source>载体形式(&amp;M)</source>
        <translation>&amp;Medium</translation>
    </message>
    <message>
        <source>登记政府信息公开申请</source>
        <translation>Register an application for information</translation>
    </message>
    <message>
        <source>登记并打印</source>
        <translation>Register and print</translation>
    </message>
    <message>
        <source>出具申请表（供签名）和登记回执；口头提出的由本机关代为填写</source>
        <translation>Prints the form to be signed and the receipt; what is asked orally is filled in for the applicant</translation>
    </message>
    <message>
        <source>出具并打印</source>
        <translation>Issue and print</translation>
    </message>
    <message>
        <source>登记</source>
        <translation>Record</translation>
    </message>
    <message>
        <source>补正期限（工作日）(&amp;D)</source>
        <translation>Time to mend (working &amp;days)</translation>
    </message>
    <message>
        <source>不明确之处(&amp;U)</source>
        <translation>What is &amp;unclear</translation>
    </message>
    <message>
        <source>补正事项，每行一条(&amp;P)</source>
        <translation>What to mend, one a line (&amp;P)</translation>
    </message>
    <message>
        <source>Shift+回车换行</source>
        <translation>Shift+Enter for a new line</translation>
    </message>
    <message>
        <source>补正后申请的信息(&amp;W)</source>
        <translation>What is asked for no&amp;w</translation>
    </message>
    <message>
        <source>公开可能造成的损害(&amp;H)</source>
        <translation>What &amp;harm disclosure may do</translation>
    </message>
    <message>
        <source>理由和不同意公开的部分(&amp;W)</source>
        <translation>Reasons, and what it refuses (&amp;W)</translation>
    </message>
    <message>
        <source>延长（工作日）(&amp;D)</source>
        <translation>More time (working &amp;days)</translation>
    </message>
    <message>
        <source>延期理由(&amp;R)</source>
        <translation>&amp;Reason</translation>
    </message>
    <message>
        <source>计费方式(&amp;M)</source>
        <translation>&amp;Method</translation>
    </message>
    <message>
        <source>本月已申请件数(&amp;A)</source>
        <translation>&amp;Applications this month so far</translation>
    </message>
    <message>
        <source>本次件数或者页数(&amp;N)</source>
        <translation>&amp;Number of items or pages now</translation>
    </message>
    <message>
        <source>缴费凭证号(&amp;N)</source>
        <translation>Receipt &amp;number</translation>
    </message>
    <message>
        <source>答复类型(&amp;Y)</source>
        <translation>Kind of repl&amp;y</translation>
    </message>
    <message>
        <source>七个工作日内一次性告知；答复期限自收到补正之日起计算</source>
        <translation>Told once within seven working days; the reply clock begins with the mended application</translation>
    </message>
    <message>
        <source>征求意见的时间不计入答复期限；文书上不写申请人</source>
        <translation>The time is outside the clock; the letter does not name the applicant</translation>
    </message>
    <message>
        <source>只能延期一次，最多二十个工作日，由公开工作机构负责人同意</source>
        <translation>Once, at most twenty working days, with the consent of the head of the information office</translation>
    </message>
    <message>
        <source>数量、频次明显超过合理范围的才收取；每件申请只用一种方式</source>
        <translation>Only for clearly excessive number or volume; one method an application</translation>
    </message>
    <message>
        <source>答复期限自缴费起重新计算</source>
        <translation>The reply clock begins anew with the payment</translation>
    </message>
    <message>
        <source>无正当理由逾期不补正或者不缴费的，视为放弃申请，不再处理</source>
        <translation>Who does not mend or pay in time without good reason has given up</translation>
    </message>
    <message>
        <source>答复后本件办结；不予公开的须先申请行政复议，文书上自动写明</source>
        <translation>The reply ends the matter; after a refusal review comes first, and the letter says so</translation>
    </message>
    <message>
        <source>申请已登记</source>
        <translation>Application registered</translation>
    </message>
    <message>
        <source>办理经过</source>
        <translation>What was done</translation>
    </message>
    <message>
        <source>在出具文书的一行按回车打印文书</source>
        <translation>Enter on a line with a paper prints it</translation>
    </message>
    <message>
        <source>没有选中的申请</source>
        <translation>No application chosen</translation>
    </message>
    <message>
        <source>按 F5 登记政府信息公开申请</source>
        <translation>F5 registers an application</translation>
    </message>
    <message>
        <source>{on} 发出</source>
        <translation>sent {on}</translation>
    </message>
    <message>
        <source>{on} 对方收到</source>
        <translation>received {on}</translation>
    </message>
    <message>
        <source>{on} 收到意见</source>
        <translation>answered {on}</translation>
    </message>
    <message>
        <source>{year}年政府信息公开申请情况.csv</source>
        <translation>Applications for government information {year}.csv</translation>
    </message>
    <message>
        <source>仅用于登记错误；编号和文书保留并注明作废</source>
        <translation>Only for errors of registration; number and papers stay, marked void</translation>
    </message>
    <message>
        <source>原因（记入办理经过）(&amp;R)</source>
        <translation>&amp;Reason (goes on file)</translation>
    </message>
    <message>
        <source>原答复书及文号作废，须重新答复；新的答复书写明撤销原答复</source>
        <translation>The reply and its number are void; the next reply says that it replaces it</translation>
    </message>
    <message>
        <source>名称或者姓名(&amp;T)</source>
        <translation>Name (&amp;T)</translation>
    </message>
    <message>
        <source>向谁征求意见(&amp;O)</source>
        <translation>Wh&amp;o is asked</translation>
    </message>
    <message>
        <source>复议诉讼</source>
        <translation>Reviews and suits</translation>
    </message>
    <message>
        <source>对方收到意见书的日期(&amp;S)</source>
        <translation>Letter received on (&amp;S)</translation>
    </message>
    <message>
        <source>导出</source>
        <translation>Export</translation>
    </message>
    <message>
        <source>导出年度报告统计表</source>
        <translation>Export the yearly figures</translation>
    </message>
    <message>
        <source>年份(&amp;Y)</source>
        <translation>&amp;Year</translation>
    </message>
    <message>
        <source>年度报告统计表</source>
        <translation>Yearly figures</translation>
    </message>
    <message>
        <source>征求意见</source>
        <translation>Opinion</translation>
    </message>
    <message>
        <source>意见(&amp;A)</source>
        <translation>&amp;Answer</translation>
    </message>
    <message>
        <source>我的全部部门</source>
        <translation>All my departments</translation>
    </message>
    <message>
        <source>收到意见的日期(&amp;D)</source>
        <translation>Answer received on (&amp;D)</translation>
    </message>
    <message>
        <source>收到日期或者审结日期(&amp;D)</source>
        <translation>Filed or ended on (&amp;D)</translation>
    </message>
    <message>
        <source>收到补正的日期(&amp;R)</source>
        <translation>Supplement &amp;received on</translation>
    </message>
    <message>
        <source>涉及的内容(&amp;C)</source>
        <translation>What is &amp;concerned</translation>
    </message>
    <message>
        <source>申请人提出撤回的日期(&amp;D)</source>
        <translation>With&amp;drawn on</translation>
    </message>
    <message>
        <source>申请人收到告知的日期(&amp;S)</source>
        <translation>Paper received on (&amp;S)</translation>
    </message>
    <message>
        <source>申请人自愿撤回的，本件终结；编号保留</source>
        <translation>Withdrawn by the applicant: it ends here and keeps its number</translation>
    </message>
    <message>
        <source>申请的数量和办理结果、复议和诉讼，按全国统一格式</source>
        <translation>Applications, results, reviews and suits, in the national form</translation>
    </message>
    <message>
        <source>答复期限自收到补正之日起重新计算；此前批准的延期仍然有效</source>
        <translation>The reply is due anew from the day of the supplement; an extension stays</translation>
    </message>
    <message>
        <source>类别(&amp;K)</source>
        <translation>&amp;Kind</translation>
    </message>
    <message>
        <source>结果(&amp;O)</source>
        <translation>&amp;Outcome</translation>
    </message>
    <message>
        <source>缴费日期(&amp;D)</source>
        <translation>Pai&amp;d on</translation>
    </message>
    <message>
        <source>自收到意见的次日起继续计算；最多扣除十五个工作日</source>
        <translation>Goes on the day after the answer; at most fifteen working days are left out</translation>
    </message>
    <message>
        <source>计入年度报告；审结后再登记一次结果</source>
        <translation>Counted in the yearly report; register the outcome again when it ends</translation>
    </message>
    <message>
        <source>说明（可不填）(&amp;W)</source>
        <translation>&amp;Words (optional)</translation>
    </message>
    <message>
        <source>请填写四位数的年份，2008 年以后、不晚于今年</source>
        <translation>Please enter a year of four digits, from 2008 to this one</translation>
    </message>
    <message>
        <source>逾期未提出意见</source>
        <translation>no answer in time</translation>
    </message>
    <message>
        <source>征求意见对象</source>
        <translation>Asked</translation>
    </message>
    <message>
        <source>（请选择）</source>
        <translation>(please choose)</translation>
    </message>
</context>
<context>
    <name>DisclosurePage</name>
    <message>
        <source>信息公开</source>
        <translation>Information requests</translation>
    </message>
    <message>
        <source>政府信息公开申请</source>
        <translation>Applications for information</translation>
    </message>
    <message>
        <source>没有政府信息公开申请</source>
        <translation>No applications</translation>
    </message>
    <message>
        <source>按 F5 登记一件申请</source>
        <translation>F5 registers one</translation>
    </message>
    <message>
        <source>申请</source>
        <translation>Applications</translation>
    </message>
    <message>
        <source>您没有登记申请的岗位</source>
        <translation>You hold no post that registers applications</translation>
    </message>
    <message>
        <source>登记申请</source>
        <translation>Register</translation>
    </message>
    <message>
        <source>到列表</source>
        <translation>To the list</translation>
    </message>
    <message>
        <source>重打《{title}》</source>
        <translation>Print “{title}” again</translation>
    </message>
    <message>
        <source>重打</source>
        <translation>Print again</translation>
    </message>
    <message>
        <source>重打原因（记入档案）(&amp;R)</source>
        <translation>&amp;Reason (kept on file)</translation>
    </message>
    <message>
        <source>已打印 {n} 次；重打的内容与存档完全相同</source>
        <translation>Printed {n} time(s); what is printed is what was stored</translation>
    </message>
    <message>
        <source>年度报告</source>
        <translation>Yearly report</translation>
    </message>
    <message>
        <source>按 Ctrl+Q 看期限怎么计算</source>
        <translation>Ctrl+Q tells how the dates are counted</translation>
    </message>
</context>
<context>
    <name>Situations</name>
    <message>
        <source>请选：{question}</source>
        <translation>Choose: {question}</translation>
    </message>
    <message>
        <source>单按数字不选情形：“{question}”请按 Alt+数字，或者按 ← → 选、Enter 确认</source>
        <translation>A figure alone answers nothing: for “{question}” press Alt and the figure, or choose with ← → and go on with Enter</translation>
    </message>
</context>
<context>
    <name>DoneWords</name>
    <message>
        <source>最迟 {day} 告知是否受理</source>
        <translation>say by {day} whether it is accepted</translation>
    </message>
    <message>
        <source>补正至 {day}</source>
        <translation>supplement by {day}</translation>
    </message>
    <message>
        <source>最迟 {day} 办结</source>
        <translation>decide by {day}</translation>
    </message>
    <message>
        <source>最迟 {day} 送达</source>
        <translation>deliver by {day}</translation>
    </message>
    <message>
        <source>《{title}》{number} {printed} {n} 份</source>
        <translation>“{title}” {number}, {printed}, copies: {n}</translation>
    </message>
    <message>
        <source>《{title}》{printed} {n} 份</source>
        <translation>“{title}”, {printed}, copies: {n}</translation>
    </message>
</context>
<context>
    <name>ToldPapers</name>
    <message>
        <source>待打印</source>
        <translation>to be printed</translation>
    </message>
    <message>
        <source>正在打印</source>
        <translation>printing</translation>
    </message>
    <message>
        <source>已打印</source>
        <translation>printed</translation>
    </message>
    <message>
        <source>没有打印出来，应打印</source>
        <translation>not printed, due</translation>
    </message>
    <message>
        <source>没有打印，应打印</source>
        <translation>not let out, due</translation>
    </message>
</context>
<context>
    <name>ActionBar</name>
    <message>
        <source>更多</source>
        <translation>More</translation>
    </message>
</context>
<context>
    <name>ValidityWords</name>
    <message>
        <source>长期</source>
        <translation>no end</translation>
    </message>
</context>
</TS>
