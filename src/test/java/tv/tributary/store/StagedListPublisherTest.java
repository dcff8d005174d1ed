package tv.tributary.store;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import tv.tributary.model.Provider;
import tv.tributary.model.ProviderId;
import tv.tributary.model.ProviderSettings;
import tv.tributary.model.Source.SourceKind;
import tv.tributary.store.MergePlan.NewChannel;
import tv.tributary.store.MergePlan.Placement;
import tv.tributary.store.ProviderRow.LastSync;
import tv.tributary.store.ProviderRow.ListMark;
import tv.tributary.store.QuestionAnswerStore.Answer;
import tv.tributary.store.UserDecision.What;
import tv.tributary.testkit.TempStore;
import tv.tributary.text.LocalizableMessage;

/// A staged list becomes the live one in pieces, and at every moment one of the two is whole.
class StagedListPublisherTest {
    private static final Instant NOW = Instant.parse("2026-03-01T12:00:00Z");
    private static final ListMark MARK = new ListMark("", "", "", 0);
    private static final LastSync DONE =
            new LastSync(Optional.of(NOW), Duration.ZERO, "DONE", 0, 0, 0, 0, 0, LocalizableMessage.verbatim(""), "");

    private final TempStore store = new TempStore();
    private final ProviderId provider = new ProviderStore(store.database())
            .add(new Provider(new ProviderId(1), ProviderSettings.of("Home", "/list")), NOW)
            .provider()
            .id();

    @AfterEach
    void close() {
        store.close();
    }

    @Test
    void newEntriesAreSeenAllAtOnce() {
        var stagedListPublisher = staged(3_500, 0);

        while (stagedListPublisher.addNext()) assertThat(live()).isEmpty();
        stagedListPublisher.publish(MARK, DONE);

        assertThat(live()).hasSize(3_500);
    }

    @Test
    void everyStepIsOneShortTransaction() {
        var stagedListPublisher = staged(3_500, 0);

        // Ids, then 3,500 entries in pieces of a thousand; then the stage is emptied likewise.
        assertThat(count(stagedListPublisher::addNext)).isEqualTo(1 + 4);
        stagedListPublisher.publish(MARK, DONE);
        assertThat(count(stagedListPublisher::applyNext)).isEqualTo(4);
    }

    @ParameterizedTest
    @ValueSource(ints = {0, 1, 2, 3, 4, 5, 6})
    void killedBeforeItIsPublishedTheOldListStays(int pieces) {
        takeOver(2_500, 0);
        var before = live();
        // Known ones change, 500 leave, 500 come.
        var stagedListPublisher = staged(3_000, 500);
        for (var i = 0; i < pieces; i++) stagedListPublisher.addNext();

        reopen();

        assertThat(live()).isEqualTo(before);
        assertThat(number("select count(*) from source")).isEqualTo(2_500);
        assertThat(number("select count(*) from source where until is not null or gone_at is not null"))
                .isZero();
        assertThat(number("select count(*) from staged")).isZero();
        assertThat(number("select count(*) from channel")).isEqualTo(2_500);
        takeOver(3_000, 500);
        assertThat(live()).isEqualTo(list(500, 3_000, before));
    }

    @ParameterizedTest
    @ValueSource(ints = {0, 1, 2, 3, 4, 5})
    void killedAfterItIsPublishedTheNewListIsWhole(int pieces) {
        takeOver(2_500, 0);
        var before = live();
        var stagedListPublisher = staged(3_000, 500);
        while (stagedListPublisher.addNext()) assertThat(live()).isEqualTo(before);
        stagedListPublisher.publish(MARK, DONE);
        for (var i = 0; i < pieces; i++) {
            stagedListPublisher.applyNext();
            assertThat(live().keySet()).isEqualTo(list(500, 3_000, before).keySet());
        }

        reopen();

        assertThat(live()).isEqualTo(list(500, 3_000, before));
        assertThat(number("select count(*) from staged")).isZero();
    }

    @Test
    void abandonedItLeavesTheOldListAndCanBeTriedAgain() {
        takeOver(2_500, 0);
        var before = live();
        var stagedListPublisher = staged(3_000, 500);
        for (var i = 0; i < 3; i++) stagedListPublisher.addNext();
        stagedListPublisher.abandon();

        assertThat(live()).isEqualTo(before);
        takeOver(3_000, 500);
        assertThat(live()).isEqualTo(list(500, 3_000, before));
    }

    @Test
    void sourcesThatComeBackAreTheSame() {
        takeOver(1_000, 0);
        var before = live();
        takeOver(2_000, 500);
        takeOver(1_000, 0);

        assertThat(live()).isEqualTo(list(0, 1_000, before));
        assertThat(number("select count(*) from source")).isEqualTo(2_000);
    }

    @Test
    void anEditBetweenTwoPiecesStays() {
        takeOver(10, 0);
        var stagedListPublisher = staged(2_500, 0);
        stagedListPublisher.addNext();
        stagedListPublisher.addNext();

        edit(session -> session.set(UserDecision.of(What.NAME, 3), "Mine"));

        assertThat(stagedListPublisher.addNext()).as("it was not done yet").isTrue();
        finish(stagedListPublisher);
        assertThat(new EditStore(store.database()).channelName(3)).isEqualTo("Mine");
        assertThat(new EditStore(store.database()).undoable()).isPresent();
    }

    @Test
    void newSourcesOfAChannelMergedMeanwhileFollowIt() {
        takeOver(2, 0);
        var stagedListPublisher =
                store(store.database()).takeOver(provider, stage(List.of(entry(1, 2, 0, "new", "tv||c0"))));
        stagedListPublisher.plan(new MergePlan(2, List.of(new Placement(2, 1)), List.of()), NOW);
        stagedListPublisher.addNext();

        edit(session -> session.set(UserDecision.of(What.INTO, 1), "2"));

        finish(stagedListPublisher);
        assertThat(channels()).containsExactly("2 c0", "2 c1", "2 new");
        edit(session -> session.clear(UserDecision.of(What.INTO, 1)));
        assertThat(channels()).containsExactly("1 c0", "1 new", "2 c1");
    }

    @Test
    void aChannelOpenedMeanwhileKeepsItsIdAndTheNewOnesGetOthers() {
        takeOver(2, 0);
        var stagedListPublisher =
                store(store.database()).takeOver(provider, stage(List.of(entry(1, 2, 0, "new", "tv||new"))));
        stagedListPublisher.plan(
                new MergePlan(2, List.of(new Placement(2, 3)), List.of(new NewChannel(3, "tv||new", "3"))), NOW);

        edit(session -> {
            var opened = session.openChannel(NOW);
            session.set(UserDecision.of(What.CHANNEL, 2), Long.toString(opened));
        });

        finish(stagedListPublisher);
        assertThat(channels()).containsExactly("1 c0", "3 c1", "4 new");
        assertThat(numbers()).containsExactly("1", "2", "3", "4");
    }

    @Test
    void aNumberPinnedMeanwhileIsNotGivenTwice() {
        takeOver(2, 0);
        var stagedListPublisher =
                store(store.database()).takeOver(provider, stage(List.of(entry(1, 2, 0, "new", "tv||new"))));
        stagedListPublisher.plan(
                new MergePlan(2, List.of(new Placement(2, 3)), List.of(new NewChannel(3, "tv||new", "3"))), NOW);

        edit(session -> session.set(UserDecision.of(What.NUMBER, 1), "3"));

        finish(stagedListPublisher);
        assertThat(numbers()).containsExactly("3", "2", "4");
    }

    @Test
    void noChannelIsPurgedThatANewSourceMayBeComingTo() {
        takeOver(2, 0);
        takeOver(2, 2);
        assertThat(live()).hasSize(0);
        var stagedListPublisher =
                store(store.database()).takeOver(provider, stage(List.of(entry(1, 2, 0, "new", "tv||c0"))));
        stagedListPublisher.plan(new MergePlan(2, List.of(new Placement(2, 1)), List.of()), NOW);

        store.database().write(tx -> {
            tx.update("delete from source");
            ChannelStore.deleteEmpty(tx);
            return "";
        });

        finish(stagedListPublisher);
        assertThat(channels()).containsExactly("1 new");
    }

    @Test
    void referencesAreWholeAfterImportEditAndRemoval() {
        takeOver(50, 0);
        takeOver(60, 20);
        edit(session -> {
            session.set(UserDecision.of(What.INTO, 30), "31");
            session.set(UserDecision.of(What.BLOCKED, 33), "1");
        });
        new EditStore(store.database()).undo();
        new QuestionAnswerStore(store.database())
                .put(List.of(
                        new Answer(7, "TWINS", 1, 0, List.of(3L, 4L), 0.5, 9, Optional.of(NOW)),
                        new Answer(8, "TWO_COUNTRIES", 2, 40, List.of(), 0.5, 9, Optional.empty())));
        assertThat(broken()).isEmpty();

        store(store.database()).purgeGone(NOW.plusSeconds(1));
        assertThat(number("select count(*) from question_answer")).isZero();
        assertThat(broken()).isEmpty();

        new ProviderStore(store.database()).remove(provider, Optional.of(NOW));
        new ProviderStore(store.database()).purge(NOW.plusSeconds(1));
        assertThat(number("select count(*) from provider")).isZero();
        assertThat(number("select count(*) from source")).isEqualTo(0);
        assertThat(broken()).isEmpty();
    }

    private interface Step {
        boolean next();
    }

    private static int count(Step step) {
        var count = 0;
        while (step.next()) count++;
        return count;
    }

    private interface Edit {
        void in(EditSession session);
    }

    private void edit(Edit edit) {
        new EditStore(store.database()).edit(NOW, session -> {
            edit.in(session);
            session.tell(new EditSession.Step("RENAME", "", "", 1));
            return "";
        });
    }

    private void finish(StagedListPublisher stagedListPublisher) {
        while (stagedListPublisher.addNext())
            assertThat(stagedListPublisher.fraction()).isBetween(0.0, 1.0);
        stagedListPublisher.publish(MARK, DONE);
        assertThat(count(stagedListPublisher::applyNext)).isPositive();
    }

    /// The list `c<from>` .. `c<entries>`, the known ones changed, is the live one.
    private void takeOver(int entries, int from) {
        finish(staged(entries, from));
    }

    /// The same list, staged and planned.
    private StagedListPublisher staged(int entries, int from) {
        var known = new HashMap<String, SourceStore.Known>();
        store(store.database()).eachKnown(provider, source -> known.put(source.name(), source));
        var staged = new ArrayList<StagedEntry>();
        var placements = new ArrayList<Placement>();
        var opened = new ArrayList<NewChannel>();
        var last = new MergeStore(store.database()).lastChannel();
        var version = number("select list from provider");
        for (var i = from; i < entries; i++) {
            var name = "c" + i;
            var source = known.remove(name);
            staged.add(entry(version, i, source == null ? 0 : source.id(), name, "tv||" + name));
            if (source != null) continue;
            opened.add(new NewChannel(last + opened.size() + 1, "tv||" + name, Integer.toString(i + 1)));
            placements.add(new Placement(i, last + opened.size()));
        }
        var stage = stage(staged);
        store(store.database())
                .missing(
                        stage,
                        known.values().stream()
                                .filter(source -> !source.gone())
                                .mapToLong(SourceStore.Known::id)
                                .toArray());
        var stagedListPublisher = store(store.database()).takeOver(provider, stage);
        stagedListPublisher.plan(new MergePlan(last, placements, opened), NOW);
        return stagedListPublisher;
    }

    private long stage(List<StagedEntry> entries) {
        var stage = store(store.database()).openStage(provider);
        store(store.database()).stage(stage, entries, new long[0], 0);
        return stage;
    }

    /// A known entry gets an address that tells how often it was read.
    private static StagedEntry entry(int version, int position, long source, String name, String key) {
        var url = "http://a.test/" + version + "/" + name;
        return new StagedEntry(
                source, position, 0, SourceKind.LIVE, name, "", "", "", "", "", url, "", "", name, 1, key);
    }

    /// Source, channel and name of all live sources, and their addresses.
    private Map<String, String> live() {
        var all = new HashMap<String, String>();
        new ChannelStore(store.database())
                .eachMember(member ->
                        all.put(member.source() + " " + member.channel() + " " + member.title(), member.url()));
        return all;
    }

    /// What [#live()] is once `c<from>` .. `c<entries>` is live: known sources keep their ids and channels.
    private Map<String, String> list(int from, int entries, Map<String, String> before) {
        var version = number("select list - 1 from provider");
        var byName = new HashMap<String, String>();
        before.keySet().forEach(key -> byName.put(key.substring(key.lastIndexOf(' ') + 1), key));
        var stored = new HashMap<String, String>();
        sourcesAndChannels().forEach(key -> stored.put(key.get(0), key.get(1)));
        var all = new HashMap<String, String>();
        for (var i = from; i < entries; i++) {
            var name = "c" + i;
            var key = byName.getOrDefault(name, stored.get(name) + " " + name);
            all.put(key, "http://a.test/" + version + "/" + name);
        }
        return all;
    }

    /// The name of each source, and its id with its channel's.
    private List<List<String>> sourcesAndChannels() {
        return store.database()
                .read(tx -> tx.list(
                        "select name, id || ' ' || channel from source", row -> List.of(row.text(1), row.text(2))));
    }

    private List<String> channels() {
        var all = new ArrayList<String>();
        new ChannelStore(store.database()).eachMember(member -> all.add(member.channel() + " " + member.title()));
        return all.stream().sorted().toList();
    }

    private List<String> numbers() {
        return store.database().write(tx -> {
            var session = new EditSession(tx);
            return tx.list("select id from channel order by id", row -> session.number(row.number(1)));
        });
    }

    private int number(String sql) {
        return store.database().read(tx -> tx.first(sql, row -> row.integer(1))).orElseThrow();
    }

    private List<String> broken() {
        return store.database().read(tx -> tx.list("pragma foreign_key_check", row -> row.text(1)));
    }

    /// As a start does after a kill.
    private void reopen() {
        var sources = store(store.reopen());
        sources.finishTakeOvers();
        sources.dropStale();
    }

    private static SourceStore store(Database database) {
        return new SourceStore(database);
    }
}
