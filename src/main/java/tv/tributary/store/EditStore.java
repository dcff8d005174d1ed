package tv.tributary.store;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;
import java.util.function.Function;
import tv.tributary.event.Event.Topic;
import tv.tributary.model.ProviderId;
import tv.tributary.store.UserDecision.What;
import tv.tributary.store.UserDecisions.Change;

/// The user's decisions and the history of edits. Each step is one transaction. Thread-safe.
public final class EditStore {
    /// Older steps are forgotten; what they decided stays.
    private static final int REMEMBERED = 1_000;
    private static final int REMEMBERED_CHANGES = 500_000;
    private static final String LOOK = "select what, subject, other, value from decision where what ";
    private static final String EDIT = "select id, at, kind, name, other, count, state from edit";

    /// The state of a step.
    public enum State {
        DONE,
        /// May be done again.
        UNDONE,
        /// Was undone, and another step came instead.
        DROPPED,
        /// Was taken back out of turn, by a later step.
        TAKEN
    }

    public record Edit(long id, Instant at, EditSession.Step step, State state) {}

    /// @param step the id of the step as the history keeps it; empty if nothing was changed
    /// @param touched channels that look different now
    /// @param touchesGroups whether those of whole groups do, too
    /// @param touchesTitles whether films or series look different now
    public record Done<T>(
            T answer, Optional<Long> step, Set<Long> touched, boolean touchesGroups, boolean touchesTitles) {
        /// Whether nothing looks different.
        public boolean isNothing() {
            return touched.isEmpty() && !touchesGroups;
        }

        private static <T> Done<T> of(T answer, Optional<Long> step, UserDecisions userDecisions) {
            return new Done<>(
                    answer,
                    step,
                    userDecisions.touched(),
                    userDecisions.touchesGroups(),
                    userDecisions.touchesTitles());
        }
    }

    /// Sees a rule for a group.
    public interface GroupRule {
        void is(String group, What what, String value);
    }

    /// A step cannot be undone or done again without harm: others stand on it.
    ///
    /// @see #about()
    public static final class Disturbed extends RuntimeException {
        private static final long serialVersionUID = 1;
        private final transient List<UserDecision> about;

        Disturbed(List<UserDecision> about) {
            super("decisions changed since: " + about);
            this.about = List.copyOf(about);
        }

        /// What is otherwise by now; empty if all it was about is gone.
        public List<UserDecision> about() {
            return about;
        }
    }

    private enum Way {
        BACK,
        AGAIN
    }

    private final Database database;

    public EditStore(Database database) {
        this.database = database;
    }

    /// Does one step. If it changes nothing, nothing is remembered. What `work` throws leaves all as it was.
    public <T> Done<T> edit(Instant now, Function<EditSession, T> work) {
        return announced(database.write(tx -> {
            var editSession = new EditSession(tx);
            var answer = work.apply(editSession);
            var step = remember(tx, editSession, now);
            return Done.of(answer, step, editSession.settled());
        }));
    }

    /// The step that is undone next.
    public Optional<Edit> undoable() {
        return database.read(EditStore::last);
    }

    /// The step that is done again next.
    public Optional<Edit> redoable() {
        return database.read(EditStore::next);
    }

    /// Undoes the newest step. Empty if there is none.
    ///
    /// @throws Disturbed if that would do harm; then nothing is changed
    public Optional<Done<Edit>> undo() {
        return announcedIfDone(database.write(tx -> last(tx).map(edit -> turn(tx, edit, Way.BACK))));
    }

    /// Does the step again that was undone last. Empty if there is none.
    ///
    /// @throws Disturbed if that would do harm; then nothing is changed
    public Optional<Done<Edit>> redo() {
        return announcedIfDone(database.write(tx -> next(tx).map(edit -> turn(tx, edit, Way.AGAIN))));
    }

    /// Takes back one step, whatever came after it, as a step of its own called `kind`. Empty if it is not in force.
    ///
    /// @throws Disturbed if later steps stand on it; then nothing is changed
    public Optional<Done<Edit>> takeBack(long id, String kind, Instant now) {
        return announcedIfDone(database.write(tx -> {
            var found = one(tx, "id = ? and state = 'DONE' order by id", id);
            if (found.isEmpty()) return Optional.empty();
            var edit = found.get();
            if (last(tx).filter(edit::equals).isPresent()) return Optional.of(turn(tx, edit, Way.BACK));
            var editSession = new EditSession(tx);
            apply(editSession, changes(tx, id), Way.BACK);
            var step = edit.step();
            editSession.tell(new EditSession.Step(kind, step.name(), step.kind(), step.count()));
            var taking = remember(tx, editSession, now);
            state(tx, id, State.TAKEN);
            tx.update("update edit set takes = ? where id = (select max(id) from edit)", id);
            return Optional.of(Done.of(edit, taking, editSession.settled()));
        }));
    }

    /// Channels are announced where their line-up shows the change, titles here.
    private <T> Done<T> announced(Done<T> done) {
        if (done.touchesTitles()) database.announce(Topic.TITLES);
        return done;
    }

    private <T> Optional<Done<T>> announcedIfDone(Optional<Done<T>> done) {
        done.ifPresent(this::announced);
        return done;
    }

    /// The newest steps, newest first.
    public List<Edit> history(int limit) {
        return database.read(
                tx -> tx.list(EDIT + " where state <> 'DROPPED' order by id desc limit ?", EditStore::edit, limit));
    }

    /// Shows the decisions about channels that change how they look, in no order.
    public void eachLook(Consumer<Decided> action) {
        database.read(tx -> {
            tx.each(
                    LOOK + "in ('NAME', 'NUMBER', 'MOVED', 'GROUP', 'PLACE', 'HIDDEN', 'FAVOURITE', 'PIN')",
                    row -> action.accept(decided(row)));
            return "";
        });
    }

    /// Shows all rules for groups, in no order.
    public void eachGroupRule(GroupRule action) {
        database.read(tx -> {
            tx.each("""
                    select g.name, d.what, d.value from decision d join channel_group g on g.id = d.subject
                    where d.what in ('GROUP_NAME', 'GROUP_HIDDEN', 'GROUP_PLACE')
                    """, row -> action.is(row.text(1), What.valueOf(row.text(2)), row.text(3)));
            return "";
        });
    }

    /// The countries that are wanted; none for all.
    public Set<String> countries() {
        return Set.copyOf(database.read(tx -> tx.list(
                "select m.code from decision d join market m on m.id = d.subject where d.what = 'COUNTRY'",
                row -> row.text(1))));
    }

    /// The providers whose new groups start hidden.
    public Set<ProviderId> providersOfHiddenGroups() {
        return Set.copyOf(database.read(tx -> tx.list(
                "select subject from decision where what = 'GROUP_NEW_HIDDEN'", row -> new ProviderId(row.number(1)))));
    }

    /// The channels the user hid, or shows though a rule hides them (`false`), one by one.
    public Map<Long, Boolean> hidden() {
        var hidden = new HashMap<Long, Boolean>();
        database.read(tx -> {
            tx.each(
                    "select subject, value from decision where what = 'HIDDEN'",
                    row -> hidden.put(row.number(1), row.text(2).equals("1")));
            return "";
        });
        return hidden;
    }

    /// Shows the guides that users chose, refused or shifted, in no order.
    public void eachGuideChoice(Consumer<Decided> action) {
        database.read(tx -> {
            tx.each(LOOK + "in ('GUIDE', 'GUIDE_REFUSED', 'GUIDE_SHIFT')", row -> action.accept(decided(row)));
            return "";
        });
    }

    /// As [#eachLook(Consumer)], for some channels.
    public void eachLook(Collection<Long> channels, Consumer<Decided> action) {
        database.read(tx -> {
            for (var channel : channels) {
                tx.each(LOOK + """
                        in ('NAME', 'NUMBER', 'MOVED', 'GROUP', 'PLACE', 'HIDDEN', 'FAVOURITE')
                            and subject = ?1 and other = 0
                            or what = 'PIN' and subject in (select id from source where channel = ?1) and other = ?1
                        """, row -> action.accept(decided(row)), channel);
            }
            return "";
        });
    }

    /// A decision and its value.
    public record Decided(UserDecision decision, String value) {}

    /// All decisions about a channel, its streams, and channels merged into it.
    public List<Decided> about(long channel) {
        return database.read(tx -> tx.list(LOOK + """
                in ('NAME', 'NUMBER', 'MOVED', 'GROUP', 'PLACE', 'HIDDEN', 'FAVOURITE', 'GUIDE', 'GUIDE_SHIFT',
                        'INTO')
                    and subject = ?1
                    or what = 'APART' and (subject = ?1 or other = ?1)
                    or what = 'INTO' and value = cast(?1 as text)
                    or what in ('PIN', 'CHANNEL', 'BLOCKED') and subject in (select id from source where channel = ?1)
                """, EditStore::decided, channel));
    }

    /// The name of a channel: the user's, or that of a stream that is or would be in it.
    public String channelName(long channel) {
        return database.read(tx -> tx.first("""
                        select coalesce(
                            (select value from decision where what = 'NAME' and subject = ?1 and other = 0),
                            (select title from source where home = ?1 limit 1),
                            (select title from source where channel = ?1 and home is null limit 1),
                            (select title from source where channel = ?1 limit 1), '')
                        """, row -> row.text(1), channel))
                .filter(name -> !name.isEmpty())
                .orElse("#" + channel);
    }

    /// The name that the lists give a group with a rule.
    public String groupName(long group) {
        return database.read(tx -> tx.first("select name from channel_group where id = ?", row -> row.text(1), group))
                .orElse("#" + group);
    }

    /// The name of a film or a series.
    public String titleName(long title) {
        return database.read(tx -> tx.first("select name from shown_title where id = ?", row -> row.text(1), title))
                .orElse("#" + title);
    }

    /// The name that its list gives a stream.
    public String sourceName(long source) {
        return database.read(tx -> tx.first("select name from source where id = ?", row -> row.text(1), source))
                .orElse("#" + source);
    }

    private static Decided decided(Row row) {
        return new Decided(new UserDecision(What.valueOf(row.text(1)), row.number(2), row.number(3)), row.text(4));
    }

    private static Optional<Edit> last(Tx tx) {
        return one(tx, "state = 'DONE' order by id desc");
    }

    private static Optional<Edit> next(Tx tx) {
        return one(tx, "state = 'UNDONE' order by id");
    }

    private static Optional<Edit> one(Tx tx, String where, Object... arguments) {
        return tx.first(EDIT + " where " + where + " limit 1", EditStore::edit, arguments);
    }

    private static Edit edit(Row row) {
        return new Edit(
                row.number(1),
                row.instant(2),
                new EditSession.Step(row.text(3), row.text(4), row.text(5), row.integer(6)),
                State.valueOf(row.text(7)));
    }

    private static Done<Edit> turn(Tx tx, Edit edit, Way way) {
        var editSession = new EditSession(tx);
        apply(editSession, changes(tx, edit.id()), way);
        state(tx, edit.id(), way == Way.BACK ? State.UNDONE : State.DONE);
        // If it took back another one, that one is in force again, and the other way round.
        tx.update(
                "update edit set state = ? where id = (select takes from edit where id = ?)",
                way == Way.BACK ? State.DONE : State.TAKEN,
                edit.id());
        return Done.of(edit, Optional.of(edit.id()), editSession.settled());
    }

    private static void apply(EditSession editSession, Map<UserDecision, Change> changes, Way way) {
        var since = new ArrayList<UserDecision>();
        var gone = 0;
        for (var entry : changes.entrySet()) {
            var userDecision = entry.getKey();
            var expected = way == Way.BACK
                    ? entry.getValue().after()
                    : entry.getValue().before();
            var wanted = way == Way.BACK
                    ? entry.getValue().before()
                    : entry.getValue().after();
            var isThere = userDecision.what().isRule()
                    || (userDecision.what().isOfSource()
                            ? editSession.isSource(userDecision.subject())
                            : userDecision.what().isOfTitle()
                                    ? editSession.isTitle(userDecision.subject())
                                    : editSession.isChannel(userDecision.subject()));
            if (!isThere) gone++;
            else if (!editSession.value(userDecision).equals(expected)) since.add(userDecision);
            else editSession.put(userDecision, wanted);
        }
        if (since.isEmpty()) since.addAll(editSession.clashes());
        if (!since.isEmpty() || gone == changes.size()) throw new Disturbed(since);
    }

    /// @return the id of the step; empty if nothing was changed
    private static Optional<Long> remember(Tx tx, EditSession editSession, Instant now) {
        var userDecisions = editSession.settled();
        var changes = new HashMap<>(userDecisions.changes());
        changes.values().removeIf(change -> change.before().equals(change.after()));
        if (changes.isEmpty()) return Optional.empty();
        tx.update("delete from edit_change where edit in (select id from edit where state = 'UNDONE')");
        tx.update("update edit set state = 'DROPPED' where state = 'UNDONE'");
        var step = editSession.step().orElseThrow(() -> new IllegalStateException("a step without a name"));
        var id = tx.insert(
                "insert into edit (at, kind, name, other, count) values (?, ?, ?, ?, ?)",
                now,
                step.kind(),
                step.name(),
                step.other(),
                step.count());
        tx.batch(
                "insert into edit_change (edit, what, subject, other, before, after) values (?, ?, ?, ?, ?, ?)",
                rows -> changes.forEach((userDecision, change) -> rows.add(
                        id,
                        userDecision.what(),
                        userDecision.subject(),
                        userDecision.other(),
                        change.before(),
                        change.after())));
        forget(tx, id);
        return Optional.of(id);
    }

    private static void forget(Tx tx, long newest) {
        tx.update("""
                delete from edit where id <= ? or id in (
                    select id from (select id, sum(count) over (order by id desc) as newer, count from edit)
                    where newer - count > ?)
                """, newest - REMEMBERED, REMEMBERED_CHANGES);
    }

    private static void state(Tx tx, long edit, State state) {
        tx.update("update edit set state = ? where id = ?", state, edit);
    }

    private static Map<UserDecision, Change> changes(Tx tx, long edit) {
        var changes = new LinkedHashMap<UserDecision, Change>();
        tx.each(
                "select what, subject, other, before, after from edit_change where edit = ?",
                row -> changes.put(
                        new UserDecision(What.valueOf(row.text(1)), row.number(2), row.number(3)),
                        new Change(text(row, 4), text(row, 5))),
                edit);
        return changes;
    }

    private static Optional<String> text(Row row, int column) {
        return row.missing(column) ? Optional.empty() : Optional.of(row.text(column));
    }
}
