package tv.tributary.catalog.edit;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Set;
import java.util.function.LongFunction;
import java.util.regex.Pattern;
import tv.tributary.catalog.edit.EditRefused.EditProblem;
import tv.tributary.store.EditSession;
import tv.tributary.store.UserDecision;
import tv.tributary.store.UserDecision.What;
import tv.tributary.text.Messages;

/// Assigns the numbers a user asks for, within one edit. Each number belongs to one channel: a pinned number stays, and
/// an unpinned channel that has it moves behind all others. Notes say which channels moved and why.
final class NumberEdits {
    private static final Pattern NUMBER = Pattern.compile("0*([1-9][0-9]{0,6})([.-][0-9]{1,4})?");
    private static final int MOST_NOTES = 20;

    private final EditSession editSession;
    private final LongFunction<String> names;
    private final Set<Long> renumbered;
    private final List<String> notes = new ArrayList<>();
    private int unsaid;

    /// @param renumbered channels that get a number in this step
    NumberEdits(EditSession editSession, LongFunction<String> names, Set<Long> renumbered) {
        this.editSession = editSession;
        this.names = names;
        this.renumbered = renumbered;
    }

    /// A number as we write it.
    static String checked(String typed) {
        var number = NUMBER.matcher(typed.strip());
        if (!number.matches()) throw new EditRefused(EditProblem.BAD_NUMBER);
        var part = number.group(2);
        return part == null ? number.group(1) : number.group(1) + part;
    }

    /// @throws EditRefused if another channel has it pinned
    void pin(long channel, String number) {
        for (var holder : editSession.numbered(number)) {
            if (holder.channel() == channel) continue;
            if (isPinned(holder)) {
                throw new EditRefused(EditProblem.NUMBER_PINNED, number, names.apply(holder.channel()));
            }
            // One that is numbered next needs no other number before.
            if (!renumbered.contains(holder.channel())) move(holder.channel(), number, channel);
        }
        editSession.set(UserDecision.of(What.NUMBER, channel), number);
        // Whoever gives a channel a number wants it to stand there.
        editSession.clear(UserDecision.of(What.PLACE, channel));
    }

    void pinFrom(List<Long> channels, int first) {
        var next = first;
        for (var channel : channels) {
            while (isTaken(Integer.toString(next), channel)) next++;
            pin(channel, Integer.toString(next++));
        }
    }

    private boolean isTaken(String number, long channel) {
        for (var holder : editSession.numbered(number)) {
            if (holder.channel() != channel && isPinned(holder)) {
                note("numbering.left-out", number, names.apply(holder.channel()));
                return true;
            }
        }
        return false;
    }

    /// A channel that was merged away needs none.
    private boolean isPinned(EditSession.Numbered holder) {
        return holder.pinned()
                && !renumbered.contains(holder.channel())
                && editSession.root(holder.channel()) == holder.channel();
    }

    /// Gives channels the numbers again that they had at first; where another one has it by now, a new one.
    void unpin(List<Long> channels) {
        for (var channel : channels) {
            editSession.clear(UserDecision.of(What.NUMBER, channel));
            editSession.clear(UserDecision.of(What.MOVED, channel));
        }
        for (var channel : channels) {
            var number = editSession.number(channel);
            editSession.numbered(number).stream()
                    .map(EditSession.Numbered::channel)
                    .filter(holder -> !holder.equals(channel))
                    .findFirst()
                    .ifPresent(holder -> move(channel, number, holder));
        }
    }

    /// Gives channels numbers as if they were new; pinned ones keep theirs.
    void anew(List<Long> channels, NumberAllocator numberAllocator, LongFunction<String> groups) {
        editSession.eachNumber(renumbered, numberAllocator::claim);
        var wishes = new LinkedHashMap<Long, String>();
        for (var channel : channels) {
            if (editSession.value(UserDecision.of(What.NUMBER, channel)).isEmpty()) {
                wishes.put(channel, numberAllocator.wish(editSession.listNumber(channel)));
            }
        }
        wishes.forEach((channel, wish) -> {
            var number = wish.isEmpty() ? numberAllocator.free(groups.apply(channel)) : wish;
            if (!number.equals(editSession.number(channel)))
                editSession.set(UserDecision.of(What.MOVED, channel), number);
            editSession.clear(UserDecision.of(What.PLACE, channel));
        });
    }

    /// Gives a channel another number, as `winner` has the one it had.
    private void move(long channel, String number, long winner) {
        editSession.clear(UserDecision.of(What.NUMBER, channel));
        var other = editSession.nextNumber();
        editSession.set(UserDecision.of(What.MOVED, channel), other);
        // A channel merged away is seen by nobody.
        if (editSession.root(channel) == channel)
            note("numbering.moved", names.apply(channel), number, other, names.apply(winner));
    }

    private void note(String key, Object... values) {
        if (notes.size() < MOST_NOTES) notes.add(Messages.of(key, values));
        else unsaid++;
    }

    List<String> notes() {
        var all = new ArrayList<>(notes);
        if (unsaid > 0) all.add(Messages.of("numbering.more", unsaid));
        return all;
    }
}
