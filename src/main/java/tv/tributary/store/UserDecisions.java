package tv.tributary.store;

import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import tv.tributary.store.UserDecision.What;

/// The user's decisions within one transaction. Collects changes, so that a step can be undone; [#settle()] reassigns
/// the streams. Not thread-safe.
final class UserDecisions {
    /// A decision before and after a step; empty stands for no decision.
    record Change(Optional<String> before, Optional<String> after) {}

    private final Tx tx;
    private final Map<UserDecision, Change> changes = new LinkedHashMap<>();
    private final Set<Long> unsettled = new LinkedHashSet<>();
    private final Set<Long> touched = new LinkedHashSet<>();
    private boolean touchesGroups;
    private boolean touchesTitles;
    private boolean movesTitles;

    UserDecisions(Tx tx) {
        this.tx = tx;
    }

    Optional<String> value(UserDecision userDecision) {
        return tx.first(
                "select value from decision where what = ? and subject = ? and other = ?",
                row -> row.text(1),
                userDecision.what(),
                userDecision.subject(),
                userDecision.other());
    }

    /// Sets a decision, or takes it away.
    void set(UserDecision userDecision, Optional<String> value) {
        var before = value(userDecision);
        if (before.equals(value)) return;
        touch(userDecision);
        if (value.isPresent()) {
            tx.update(
                    "insert or replace into decision (what, subject, other, value) values (?, ?, ?, ?)",
                    userDecision.what(),
                    userDecision.subject(),
                    userDecision.other(),
                    value.get());
        } else {
            tx.update(
                    "delete from decision where what = ? and subject = ? and other = ?",
                    userDecision.what(),
                    userDecision.subject(),
                    userDecision.other());
        }
        changes.merge(userDecision, new Change(before, value), (old, now) -> new Change(old.before(), now.after()));
        if (userDecision.what() == What.INTO) touched.add(root(userDecision.subject()));
    }

    /// Notes which channels look different afterwards, and whose streams may have to move.
    private void touch(UserDecision userDecision) {
        switch (userDecision.what()) {
            case NAME, NUMBER, MOVED, GROUP, PLACE, HIDDEN, FAVOURITE, GUIDE, GUIDE_REFUSED, GUIDE_SHIFT ->
                touched.add(userDecision.subject());
            case PIN -> touched.add(userDecision.other());
            case INTO -> unsettled.add(root(userDecision.subject()));
            case CHANNEL -> channelOf(userDecision.subject()).ifPresent(unsettled::add);
            case BLOCKED -> channelOf(userDecision.subject()).ifPresent(touched::add);
            case APART, GROUP_NEW_HIDDEN -> {}
            case GROUP_NAME, GROUP_HIDDEN, GROUP_PLACE, COUNTRY -> touchesGroups = true;
            case TITLE_NAME, TITLE_YEAR, TITLE_HIDDEN, TITLE_FAVOURITE -> touchesTitles = true;
            case TITLE_INTO, TITLE_VERSION -> {
                touchesTitles = true;
                movesTitles = true;
            }
        }
    }

    /// The channel a source is shown in.
    Optional<Long> channelOf(long source) {
        return tx.first(
                "select channel from source where id = ? and channel is not null", row -> row.number(1), source);
    }

    /// The channel that stands for one that was merged: the end of its chain.
    ///
    /// @throws IllegalStateException if the chain has no end
    long root(long channel) {
        var at = channel;
        for (var steps = 0; steps < 10_000; steps++) {
            var next = value(UserDecision.of(What.INTO, at));
            if (next.isEmpty()) return at;
            at = Long.parseLong(next.get());
        }
        throw new IllegalStateException("merged in a circle: " + channel);
    }

    /// Puts new streams that came to merged channels where these are now.
    ///
    /// @param lastSource the highest id of a source before they came
    void settleNew(long lastSource) {
        unsettled.addAll(tx.list("""
                select distinct s.channel from source s where s.id > ?
                    and exists (select 1 from decision d where d.what = 'INTO' and d.subject = s.channel)
                """, row -> row.number(1), lastSource));
        settle();
    }

    /// Moves streams to where the decisions put them.
    void settle() {
        if (movesTitles) new TitleDecisions(tx).settle();
        movesTitles = false;
        for (var channel : unsettled) {
            touched.add(channel);
            for (var placed : placed(channel)) {
                var now = root(placed.wished.orElse(placed.home));
                if (now == placed.channel) continue;
                touched.add(now);
                tx.update(
                        "update source set channel = ?, home = nullif(?, ?) where id = ?",
                        now,
                        placed.home,
                        now,
                        placed.source);
            }
        }
        unsettled.clear();
    }

    private record Placed(long source, long channel, long home, Optional<Long> wished) {}

    private List<Placed> placed(long channel) {
        return tx.list(
                """
                select s.id, s.channel, coalesce(s.home, s.channel), d.value
                from source s left join decision d on d.what = 'CHANNEL' and d.subject = s.id and d.other = 0
                where s.channel = ?
                """,
                row -> new Placed(
                        row.number(1),
                        row.number(2),
                        row.number(3),
                        row.missing(4) ? Optional.empty() : Optional.of(row.number(4))),
                channel);
    }

    Map<UserDecision, Change> changes() {
        return changes;
    }

    /// Whether films or series look different now.
    boolean touchesTitles() {
        return touchesTitles;
    }

    /// Whether whole groups look different now.
    boolean touchesGroups() {
        return touchesGroups;
    }

    /// Channels that look different now.
    Set<Long> touched() {
        return touched;
    }
}
