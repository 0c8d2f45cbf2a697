"""The fold: a case is its events, in whatever steps it is made; what does not agree with it is refused."""

from __future__ import annotations

from dataclasses import replace
from datetime import timedelta

import pytest
from case_by_hand import (
    CALENDAR,
    DRAINAGE,
    GAP,
    LABOUR,
    MONDAY,
    OTHER_GAP,
    RIGHTS_ONLY,
    ROAD,
    SECOND,
    SIGNED,
    body_for,
    day_of,
    do,
    event_of,
    received,
)
from hypothesis import settings
from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, initialize, invariant, rule

from app.case import apply, fold
from app.case_reading import is_deemed_accepted, lapse_allowed_from, reading
from app.clock.light import Light
from app.errors import Refused
from app.events import acceptance, approval, file, supplementation
from app.events.acceptance import MaterialState
from app.events.body import pack, unpack
from app.events.envelope import Event
from app.ids import EventId, NoticeId
from app.running_steps import return_targets
from app.signing import asking, signed
from app.state import Case, CaseState
from app.workflow import ROWS, Action, find_row


class CaseMachine(RuleBasedStateMachine):
    """Any order of acts: legal ones change the case, all others are refused and leave it as it was."""

    events: list[Event]
    last: tuple[Event, ...]
    case: Case

    @initialize(part=st.sampled_from([LABOUR, DRAINAGE, ROAD]))
    def begin(self, part: str) -> None:
        self.case, event = received(part)
        self.events = [event]
        self.last = ()

    @rule(action=st.sampled_from(sorted(set(Action) - RIGHTS_ONLY)), at=st.integers(0, 2), later=st.integers(0, 2))
    def act(self, action: Action, at: int, later: int) -> None:
        step = self.case.open_steps[at % len(self.case.open_steps)] if self.case.open_steps else None
        day = day_of(self.case, action) + timedelta(later)
        is_allowed = find_row(self.case, action, step) is not None
        try:
            deed = do(self.case, action, step, day)
        except Refused:
            assert not is_allowed or action in (Action.RETURN_STEP, Action.RECEIVE_SUPPLEMENT_PART)
        else:
            assert is_allowed
            self.case = deed.case
            self.events += deed.events
            self.last = deed.events

    @rule()
    def undo(self) -> None:
        """The last act leaves the fold; what follows is applied to the case as it was before."""
        if self.last and self.last[-1] is self.events[-1]:
            body = file.ActUndone(tuple(event.id for event in self.last))
            self.events.append(event_of(body, self.case.id, self.case.last_on or MONDAY))
            folded = fold(self.events)
            assert folded is not None
            self.case, self.last = folded, ()

    @rule()
    def ask(self) -> None:
        """A first signature alone changes nothing but that something waits."""
        step = next(iter(self.case.open_steps), None)
        body = approval.Asked(Action.EXTEND.value, "理由", {"step": step})
        event = event_of(body, self.case.id, self.case.last_on or MONDAY)
        before = len(self.case.pending)
        try:
            after = apply(self.case, event)
        except Refused:
            return
        assert len(after.pending) == before + 1
        assert replace(after, pending=(), last_hash="", last_on=None, events=0) == replace(
            self.case, pending=(), last_hash="", last_on=None, events=0
        )
        self.case = after
        self.events.append(event)

    @invariant()
    def the_fold_of_all_is_the_case_made_step_by_step(self) -> None:
        if getattr(self, "events", None):
            assert fold(self.events) == self.case

    @invariant()
    def the_case_survives_being_stored(self) -> None:
        if getattr(self, "events", None):
            assert unpack(Case, pack(self.case)) == self.case

    @invariant()
    def the_clock_can_read_it(self) -> None:
        if getattr(self, "events", None):
            read = reading(self.case, CALENDAR, self.case.last_on or MONDAY)
            assert (read.decided_on is not None) == (self.case.decided_on is not None)
            assert set(self.case.open_steps) <= {s.step for s in read.running_steps}

    @invariant()
    def nothing_waits_that_could_not_be_signed(self) -> None:
        if getattr(self, "events", None):
            for pending in self.case.pending:
                step = (pending.body.proposal or {}).get("step")
                assert find_row(self.case, Action(pending.body.action), step) is not None


CaseMachine.TestCase.settings = settings(max_examples=40, stateful_step_count=25, deadline=None)
TestAnyOrderOfActs = CaseMachine.TestCase


def accepted(part: str = LABOUR) -> Case:
    return do(received(part)[0], Action.ACCEPT).case


def awaiting() -> Case:
    return do(received()[0], Action.REQUEST_SUPPLEMENT).case


def test_a_case_has_one_number_for_life() -> None:
    """opencps 280, 1060: a new receipt number per supplement; here the number never changes."""
    case, _ = received()
    again = do(do(case, Action.REQUEST_SUPPLEMENT).case, Action.RECEIVE_SUPPLEMENT).case
    assert again.number == case.number
    assert again.state is CaseState.RECEIVED


def test_a_partial_supplement_leaves_the_rest_outstanding() -> None:
    case = do(awaiting(), Action.RECEIVE_SUPPLEMENT_PART).case
    assert case.state is CaseState.AWAITING_SUPPLEMENT
    assert case.supplements[-1].outstanding() == (OTHER_GAP.material,)


def test_a_supplement_that_calls_itself_complete_but_is_not_is_refused() -> None:
    lines = (supplementation.SupplementLine(GAP.material, is_mended=True),)
    for body in (
        supplementation.SupplementReceived(lines, complete=True),
        supplementation.SupplementReceived((), complete=False),
        supplementation.SupplementReceived((supplementation.SupplementLine("别的", is_mended=True),), complete=False),
    ):
        case = awaiting()
        with pytest.raises(Refused):
            apply(case, event_of(body, case.id))


def test_a_second_supplement_moves_no_clock() -> None:
    first = do(awaiting(), Action.RECEIVE_SUPPLEMENT).case
    before = reading(first, CALENDAR, MONDAY).acceptance.due
    second = do(first, Action.REQUEST_SECOND_SUPPLEMENT).case
    assert second.state is CaseState.AWAITING_SUPPLEMENT
    assert reading(second, CALENDAR, MONDAY).acceptance.due == before


def test_a_case_that_awaits_a_second_supplement_is_accepted_by_silence() -> None:
    """Art. 32(4): the second 补正 stops no clock, so the limit passes while the office waits."""
    second = do(do(awaiting(), Action.RECEIVE_SUPPLEMENT).case, Action.REQUEST_SECOND_SUPPLEMENT).case
    late = MONDAY + timedelta(30)
    assert is_deemed_accepted(second, CALENDAR, late)
    assert not is_deemed_accepted(awaiting(), CALENDAR, late)
    assert do(second, Action.ACKNOWLEDGE_DEEMED).case.is_deemed


def test_a_first_supplement_may_lapse_and_a_later_one_may_not() -> None:
    assert find_row(awaiting(), Action.LAPSE) is not None
    assert lapse_allowed_from(awaiting(), CALENDAR, 0) is not None
    second = do(do(awaiting(), Action.RECEIVE_SUPPLEMENT).case, Action.REQUEST_SECOND_SUPPLEMENT).case
    assert find_row(second, Action.LAPSE) is None


def test_a_supplement_is_not_asked_while_another_is_awaited() -> None:
    with pytest.raises(Refused):
        do(awaiting(), Action.REQUEST_SECOND_SUPPLEMENT)


def test_an_earlier_stop_survives_an_extension() -> None:
    """glpi 6902, frappe/helpdesk 2449: an earlier pause was lost when the limit changed; here all is replayed."""
    case = do(accepted(DRAINAGE), Action.STOP, "审查").case
    case = do(case, Action.RESUME, "审查", MONDAY + timedelta(7)).case
    stopped = reading(case, CALENDAR, MONDAY + timedelta(7)).statutory
    extended = reading(do(case, Action.EXTEND).case, CALENDAR, MONDAY + timedelta(7)).statutory
    assert stopped is not None and extended is not None and stopped.due is not None and extended.due is not None
    assert extended.effective == stopped.effective
    assert CALENDAR.count(stopped.due, extended.due) == 5


def test_an_open_stop_pauses_and_its_end_resumes() -> None:
    """open-zaak 747: a suspension is a dated interval with a ground, not a flag."""
    case = do(accepted(DRAINAGE), Action.STOP, "审查").case
    paused = reading(case, CALENDAR, MONDAY).statutory
    assert paused is not None and paused.light is Light.PAUSED and paused.due is None
    assert case.open_stop is not None and case.open_stop.begin == MONDAY
    again = do(case, Action.RESUME, "审查", MONDAY + timedelta(3)).case
    assert again.stops[0].end == MONDAY + timedelta(3)


def test_a_stop_does_not_end_before_it_began() -> None:
    case = do(accepted(DRAINAGE), Action.STOP, "审查", MONDAY + timedelta(2)).case
    with pytest.raises(Refused, match=r"case\.set_back"):
        do(case, Action.RESUME, "审查", MONDAY)


def test_a_clock_set_back_does_not_undo_what_silence_did() -> None:
    """Art. 32(4): received on the 20th and "accepted" on the 10th, while the clock still read pending."""
    case, _ = received(on=MONDAY + timedelta(10))
    accepting = event_of(body_for(case, Action.ACCEPT), case.id, MONDAY)
    with pytest.raises(Refused, match=r"case\.set_back") as caught:
        apply(case, accepting)
    assert caught.value.facts == {"number": case.number, "on": "2026-11-02", "last": "2026-11-12"}
    assert apply(case, event_of(body_for(case, Action.ACCEPT), case.id, MONDAY + timedelta(10))).accepted_on


def test_a_note_is_not_dated_back_either() -> None:
    case = do(received()[0], Action.ACCEPT, on=MONDAY + timedelta(2)).case
    with pytest.raises(Refused, match=r"case\.set_back"):
        apply(case, event_of(file.NoteAdded("备注"), case.id, MONDAY + timedelta(1)))


def test_a_stop_in_one_branch_lets_the_others_work_on() -> None:
    case = do(accepted(ROAD), Action.STOP, "城管审查").case
    assert do(case, Action.FINISH_STEP, "公安交管审查").case.open_steps == ("城管审查", "住建审查")
    with pytest.raises(Refused, match=r"workflow\.when\.step_free"):
        do(case, Action.FINISH_STEP, "城管审查")


def test_the_joint_step_ends_with_its_last_branch() -> None:
    case = accepted(ROAD)
    for step in ("住建审查", "城管审查"):
        case = do(case, Action.FINISH_STEP, step).case
        assert "审核" not in case.open_steps
    assert do(case, Action.FINISH_STEP, "公安交管审查").case.open_steps == ("审核",)


def test_a_step_is_sent_back_to_one_branch_and_comes_again() -> None:
    case = accepted(ROAD)
    for step in case.open_steps:
        case = do(case, Action.FINISH_STEP, step).case
    assert return_targets(case, "审核") == ("城管审查", "公安交管审查", "住建审查")
    back = apply(case, event_of(approval.StepReturned("审核", "公安交管审查", "补一份意见"), case.id))
    assert back.open_steps == ("公安交管审查",)
    assert do(back, Action.FINISH_STEP, "公安交管审查").case.open_steps == ("审核",)


def test_a_branch_is_not_sent_back_to_its_neighbour() -> None:
    case = accepted(ROAD)
    assert return_targets(case, "公安交管审查") == ()
    body = approval.StepReturned("公安交管审查", "城管审查", "不对")
    with pytest.raises(Refused, match=r"approval\.return_to_earlier"):
        apply(case, event_of(body, case.id))


def test_a_return_never_refreshes_a_limit() -> None:
    case = do(accepted(DRAINAGE), Action.FINISH_STEP, "审查", MONDAY + timedelta(2)).case
    back = do(case, Action.RETURN_STEP, "现场踏勘", MONDAY + timedelta(3)).case
    read = reading(back, CALENDAR, MONDAY + timedelta(3))
    review = next(s for s in read.steps if s.step == "审查")
    assert review.clock.remaining == 2
    assert back.open_steps == ("审查",)


def test_an_asking_disappears_when_its_step_has_ended() -> None:
    case = accepted(DRAINAGE)
    asked = approval.Asked(Action.STOP.value, "理由", {"step": "审查"})
    waiting = apply(case, event_of(asked, case.id))
    assert len(waiting.pending) == 1
    assert do(waiting, Action.FINISH_STEP, "审查").case.pending == ()


def test_an_asking_lost_on_one_desk_is_refused_twice_over() -> None:
    case = accepted(DRAINAGE)
    asked = event_of(approval.Asked(Action.EXTEND.value, "理由", {}), case.id)
    waiting = apply(case, asked)
    with pytest.raises(Refused, match=r"second\.already_asked"):
        apply(waiting, event_of(approval.Asked(Action.EXTEND.value, "又一次", {}), case.id))
    declined = apply(waiting, event_of(approval.AskDeclined(asked.id, "不必"), case.id, officer=SECOND))
    assert declined.pending == ()
    with pytest.raises(Refused, match=r"second\.nothing_waits"):
        apply(declined, event_of(approval.AskDeclined(asked.id, "不必"), case.id, officer=SECOND))


def test_the_one_who_asked_does_not_sign() -> None:
    case = accepted(DRAINAGE)
    asked = event_of(approval.Asked(Action.EXTEND.value, "理由", {}), case.id)
    waiting = apply(case, asked)
    signed = body_for(waiting, Action.EXTEND)
    with pytest.raises(Refused, match=r"second\.same_officer"):
        apply(waiting, event_of(signed, case.id, officer=asked.officer))
    assert apply(waiting, event_of(signed, case.id, officer=SECOND)).extension is not None


def asked_to_stop() -> tuple[Case, approval.Stopped]:
    """A stop that waits for its signature, and the very act that was asked."""
    case = accepted(DRAINAGE)
    facts = {"step": "审查", "ground": "检测", "basis": "《行政许可法》第四十五条", "expected_days": 5}
    asked = asking(Action.STOP, "理由", {**facts, "payer": "本机关", "reason": "理由"})
    waiting = apply(case, event_of(asked, case.id))
    body = approval.Stopped(**facts, payer="本机关", reason="理由")
    return waiting, signed(body, waiting.pending[0])


def test_both_signatures_stand_over_the_very_same_act() -> None:
    """What was asked for five days was signed as ninety: the second event must name the hash of the first."""
    waiting, body = asked_to_stop()
    assert apply(waiting, event_of(body, waiting.id, officer=SECOND)).open_stop is not None
    for other in (
        replace(body, asked_hash="0" * 64),
        replace(body, asked_hash=""),
        replace(body, proposal_sha256="0" * 64),
        replace(body, expected_days=90),
        replace(body, payer="申请人"),
    ):
        with pytest.raises(Refused, match=r"case\.signed_other"):
            apply(waiting, event_of(other, waiting.id, officer=SECOND))


def test_what_was_erased_cannot_be_compared_but_its_hash_still_can() -> None:
    waiting, body = asked_to_stop()
    event = replace(event_of(body, waiting.id, officer=SECOND), private=None)
    assert apply(waiting, event).open_stop is not None
    forgotten = replace(waiting.pending[0], body=replace(waiting.pending[0].body, proposal=None))
    erased = replace(waiting, pending=(forgotten,))
    assert apply(erased, event).open_stop is not None
    other = event_of(replace(body, proposal_sha256="0" * 64), waiting.id, officer=SECOND)
    with pytest.raises(Refused, match=r"case\.signed_other"):
        apply(erased, other)


def test_a_signature_of_an_older_program_still_folds() -> None:
    waiting, body = asked_to_stop()
    older = event_of(replace(body, asked_hash="", proposal_sha256=""), waiting.id, officer=SECOND)
    assert apply(waiting, replace(older, schema=1)).open_stop is not None


def test_equal_proposals_have_different_digests() -> None:
    """A digest without salt would let a short reason be guessed after it was erased."""
    one, other = (asking(Action.VOID, "误", {"reason": "误"}) for _ in range(2))
    assert one.proposal_sha256 != other.proposal_sha256


def test_what_needs_no_second_signature_is_not_asked_for() -> None:
    case = accepted(DRAINAGE)
    with pytest.raises(Refused, match=r"case\.needs_no_second"):
        apply(case, event_of(approval.Asked(Action.WITHDRAW.value, "理由", {}), case.id))


def test_an_undo_is_a_new_event_and_gives_the_case_before_the_act() -> None:
    """MoJ correspondence_tool 2725: undoing an extension after a pause broke the date."""
    case, first = received(DRAINAGE)
    deeds = [do(case, Action.ACCEPT)]
    deeds.append(do(deeds[-1].case, Action.STOP, "审查"))
    deeds.append(do(deeds[-1].case, Action.EXTEND))
    before = deeds[1].case
    events = [first, *(event for deed in deeds for event in deed.events)]
    undo = event_of(file.ActUndone(tuple(e.id for e in deeds[2].events), (NoticeId("n"),)), case.id)
    after = fold([*events, undo])
    assert after is not None
    assert replace(after, events=0, last_hash="") == replace(before, events=0, last_hash="")
    assert reading(after, CALENDAR, MONDAY) == reading(before, CALENDAR, MONDAY)


def test_a_case_whose_beginning_was_undone_stays_and_is_void() -> None:
    case, first = received()
    after = fold([first, event_of(file.ActUndone((first.id,)), case.id)])
    assert after is not None
    assert (after.state, after.number) == (CaseState.VOID, case.number)


def test_a_case_still_folds_when_its_private_facts_are_erased() -> None:
    case, first = received(DRAINAGE)
    deeds = [do(case, Action.REQUEST_SUPPLEMENT)]
    for action in (Action.RECEIVE_SUPPLEMENT, Action.ACCEPT, Action.FINISH_STEP, Action.RECORD_VISIT, Action.WITHDRAW):
        deeds.append(do(deeds[-1].case, action))
    events = [first, *(event for deed in deeds for event in deed.events)]
    erased = fold(replace(event, private=None) for event in events)
    assert erased is not None
    assert (erased.state, erased.applicant) == (CaseState.WITHDRAWN, None)
    assert erased.facts == deeds[-1].case.facts


def test_the_first_event_must_be_the_receipt_and_comes_once() -> None:
    case, first = received()
    with pytest.raises(Refused, match=r"case\.no_beginning"):
        apply(None, event_of(file.NoteAdded("备注"), case.id))
    with pytest.raises(Refused):
        apply(case, first)
    assert fold([]) is None


def test_a_paper_that_was_printed_is_counted_and_one_that_was_undone_is_void() -> None:
    case, first = received()
    issued = file.NoticeIssued(NoticeId("n"), "material_receipt", 1, "0", "示〔2026〕1号", "1", "2", 1, MONDAY)
    printed = file.Printed(NoticeId("n"), 2, "printer")
    events = [first, event_of(issued, case.id), event_of(printed, case.id)]
    held = fold(events)
    assert held is not None
    assert [(p.prints, p.is_void) for p in held.papers] == [(1, False)]
    undone = apply(held, event_of(file.ActUndone((EventId("x"),), (NoticeId("n"),)), case.id))
    assert undone.papers[0].is_void


def issued(template: str) -> file.NoticeIssued:
    return file.NoticeIssued(NoticeId("n"), template, 1, "0", "", "1", "2", 1, MONDAY)


def test_a_paper_is_issued_and_printed_only_where_a_row_of_the_table_says_so() -> None:
    """Prints of a void case were taken, by an officer without any post; papers of any kind in any state."""
    case, first = received(DRAINAGE)
    for template in ("grant", "service_receipt", "acceptance"):
        with pytest.raises(Refused, match=r"workflow\.no_paper"):
            apply(case, event_of(issued(template), case.id))
    void = do(case, Action.VOID).case
    for body in (issued("material_receipt"), file.Printed(NoticeId("n"), 1, "printer")):
        with pytest.raises(Refused, match=r"workflow\."):
            apply(void, event_of(body, case.id))
    accepting = event_of(body_for(case, Action.ACCEPT), case.id)
    undo = event_of(file.ActUndone((accepting.id,), (NoticeId("n"),)), case.id)
    folded = fold([first, accepting, event_of(issued("acceptance"), case.id), undo])
    assert folded is not None and folded.state is CaseState.RECEIVED and folded.papers[0].is_void


def test_a_deferred_material_that_came_in_is_received() -> None:
    case = received(ROAD)[0]
    name = case.materials[-1].name
    later = tuple(replace(m, state=MaterialState.DEFERRED) if m.name == name else m for m in case.materials)
    case = apply(case, event_of(acceptance.Accepted(later, (name,), commitment="三日内补交"), case.id))
    assert case.materials[-1].state is MaterialState.DEFERRED
    came = apply(case, event_of(supplementation.DeferredReceived((name,)), case.id))
    assert (came.materials[-1].state, came.deferred) == (MaterialState.RECEIVED, ())


def test_every_signed_action_is_one_that_the_walk_signs() -> None:

    assert {r.action for r in ROWS if r.second is not None} == SIGNED
