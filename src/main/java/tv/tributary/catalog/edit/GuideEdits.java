package tv.tributary.catalog.edit;

import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import tv.tributary.catalog.edit.EditTransaction.EditResult;
import tv.tributary.model.ChannelId;
import tv.tributary.model.GuideChannelId;
import tv.tributary.model.GuideChoice;
import tv.tributary.model.GuideChoice.GuideChoices;
import tv.tributary.model.GuideShift;
import tv.tributary.store.EditStore;
import tv.tributary.store.UserDecision;
import tv.tributary.store.UserDecision.What;

/// The user's word on which guide channels have. Each call is one step of the [EditHistory]. Thread-safe; blocks for
/// one transaction.
public final class GuideEdits {
    private final EditTransaction editTransaction;
    private final EditStore store;

    public GuideEdits(EditTransaction editTransaction, EditStore store) {
        this.editTransaction = editTransaction;
        this.store = store;
    }

    /// All that was decided.
    public GuideChoices choices() {
        var chosen = new HashMap<ChannelId, GuideChoice>();
        var refused = new HashMap<ChannelId, Set<GuideChannelId>>();
        var shifts = new HashMap<ChannelId, GuideShift>();
        store.eachGuideChoice(decided -> {
            var channel = new ChannelId(decided.decision().subject());
            if (decided.decision().what() == What.GUIDE) chosen.put(channel, GuideChoice.parse(decided.value()));
            else if (decided.decision().what() == What.GUIDE_SHIFT)
                GuideShift.parse(decided.value()).ifPresent(shift -> shifts.put(channel, shift));
            else
                refused.computeIfAbsent(channel, _ -> new HashSet<>())
                        .add(new GuideChannelId(decided.decision().other()));
        });
        return new GuideChoices(chosen, refused, shifts);
    }

    /// Gives channels a guide, or none at all; it stays so through every import of lists and guides.
    ///
    /// @param name of the guide channel, for the history; of no meaning where the choice is none
    public EditResult chooseGuide(List<ChannelId> channels, GuideChoice choice, String name) {
        return editTransaction.each(
                channels,
                choice.isNone() ? EditKind.NO_GUIDE : EditKind.GUIDE,
                name,
                (editSession, id) -> editSession.set(UserDecision.of(What.GUIDE, id), choice.text()));
    }

    /// Back to the guides that are found for them.
    public EditResult ownGuide(List<ChannelId> channels) {
        return editTransaction.each(
                channels,
                EditKind.OWN_GUIDE,
                "",
                (editSession, id) -> editSession.clear(UserDecision.of(What.GUIDE, id)));
    }

    /// Moves the times of channels' guides, whichever guides these are.
    ///
    /// @param shift none to leave the times as the guides have them
    public EditResult shiftGuide(List<ChannelId> channels, GuideShift shift) {
        return editTransaction.each(
                channels,
                shift.isNone() ? EditKind.UNSHIFT_GUIDE : EditKind.SHIFT_GUIDE,
                shift.text(),
                (editSession, id) -> {
                    var decision = UserDecision.of(What.GUIDE_SHIFT, id);
                    if (shift.isNone()) editSession.clear(decision);
                    else editSession.set(decision, shift.text());
                });
    }

    /// Never again takes this guide channel for the channel's.
    ///
    /// @param name of the guide channel, for the history
    public EditResult refuseGuide(ChannelId channel, GuideChannelId guide, String name) {
        return editTransaction.each(
                List.of(channel),
                EditKind.REFUSE_GUIDE,
                name,
                (editSession, id) -> editSession.set(new UserDecision(What.GUIDE_REFUSED, id, guide.value()), "1"));
    }
}
