package tv.tributary.catalog.review;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Collection;
import java.util.EnumMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import tv.tributary.catalog.edit.EditRefused;
import tv.tributary.catalog.edit.EditRefused.EditProblem;
import tv.tributary.catalog.edit.EditTransaction.EditResult;
import tv.tributary.catalog.edit.Editor;
import tv.tributary.catalog.lineup.LineupCache;
import tv.tributary.catalog.lineup.ProviderCache;
import tv.tributary.catalog.review.OpenQuestions.Open;
import tv.tributary.identity.match.LogoHashes;
import tv.tributary.identity.name.ChannelIdentifier;
import tv.tributary.identity.name.NamingConventions;
import tv.tributary.identity.question.AnsweredShare;
import tv.tributary.identity.question.QuestionKind;
import tv.tributary.model.ChannelId;
import tv.tributary.model.ProviderId;
import tv.tributary.store.ChannelStore;
import tv.tributary.store.Database;
import tv.tributary.store.QuestionAnswerStore;
import tv.tributary.store.QuestionAnswerStore.Answer;

/// Questions about channels: whether two are one, whether one should be two. Answers are edits; a question that is put
/// off comes back after two weeks, or when a sync brings news to it. How sure a question is follows labelled names
/// first
/// and then the user's own answers. Thread-safe; blocks.
public final class Questions {
    private static final Duration PUT_OFF = Duration.ofDays(14);

    /// The questions of one kind.
    ///
    /// @param open how many there are; @param sureness how many of a hundred are answered with yes
    public record OpenKind(QuestionKind kind, int open, int sureness) {}

    /// @param open how many there are in all; @param kinds those that have some
    /// @param questions the surest first
    public record Page(int open, List<OpenKind> kinds, List<Question> questions) {
        public Page {
            kinds = List.copyOf(kinds);
            questions = List.copyOf(questions);
        }
    }

    private final QuestionSearch search;
    private final QuestionSides sides;
    private final QuestionAnswerStore store;
    private final OpenQuestions open;
    private final LineupCache lineupCache;
    private final Editor editor;
    private final InstantSource clock;

    /// @param conventions of a provider's list
    /// @param identifiers how names are read
    public static Questions of(
            Database database,
            LineupCache lineupCache,
            ProviderCache providerCache,
            Editor editor,
            Function<ProviderId, NamingConventions> conventions,
            LogoHashes logos,
            Supplier<ChannelIdentifier> identifiers,
            InstantSource clock) {
        var channels = new ChannelStore(database);
        return new Questions(
                new QuestionSearch(
                        channels,
                        lineupCache,
                        providerCache,
                        provider -> conventions.apply(new ProviderId(provider)),
                        logos,
                        identifiers),
                new QuestionSides(channels, lineupCache, providerCache),
                new QuestionAnswerStore(database),
                lineupCache,
                editor,
                clock);
    }

    private Questions(
            QuestionSearch search,
            QuestionSides sides,
            QuestionAnswerStore store,
            LineupCache lineupCache,
            Editor editor,
            InstantSource clock) {
        this.search = search;
        this.sides = sides;
        this.store = store;
        this.open = new OpenQuestions(search, store, lineupCache, clock);
        this.lineupCache = lineupCache;
        this.editor = editor;
        this.clock = clock;
    }

    /// @param kind only those of one kind; all if empty
    public Page page(Optional<QuestionKind> kind, int offset, int limit) {
        var all = open.all();
        var kinds = all.stream()
                .collect(Collectors.groupingBy(
                        one -> one.asked().kind(), () -> new EnumMap<>(QuestionKind.class), Collectors.toList()));
        var shown = all.stream()
                .filter(one ->
                        kind.filter(wanted -> wanted != one.asked().kind()).isEmpty())
                .skip(offset)
                .limit(limit)
                .toList();
        return new Page(
                all.size(),
                kinds.entrySet().stream()
                        .map(entry ->
                                new OpenKind(entry.getKey(), entry.getValue().size(), sureness(entry.getValue())))
                        .toList(),
                shown.stream()
                        .flatMap(one -> sides.question(one.asked(), one.channel(), one.other(), one.odds()).stream())
                        .toList());
    }

    private static int sureness(List<Open> all) {
        return (int) Math.round(all.stream()
                .mapToInt(one -> AnsweredShare.sureness(one.odds()))
                .average()
                .orElse(0));
    }

    /// Does what the question asks: merges the two, or makes two of one. A step of the history.
    public EditResult yes(long id) {
        return answer(List.of(find(id)), true);
    }

    /// Keeps two channels apart, or a channel together, for good. A step of the history.
    public EditResult no(long id) {
        return answer(List.of(find(id)), false);
    }

    /// As [#yes(long)], for all questions of a kind in one step, but for those that contradict surer ones.
    public EditResult yesToAll(QuestionKind kind) {
        return answer(ofKind(kind), true);
    }

    /// As [#no(long)], for all questions of a kind in one step.
    public EditResult noToAll(QuestionKind kind) {
        return answer(ofKind(kind), false);
    }

    /// Puts a question off.
    ///
    /// @return those that were put off
    public List<Long> later(long id) {
        return putOff(List.of(find(id)));
    }

    /// Puts all questions of a kind off.
    public List<Long> laterAll(QuestionKind kind) {
        return putOff(ofKind(kind));
    }

    /// Asks again what was put off.
    public void reopen(Collection<Long> ids) {
        store.forget(ids);
        lineupCache.tellChannels();
    }

    private List<Long> putOff(List<Open> all) {
        var until = Optional.of(clock.instant().plus(PUT_OFF));
        var news = search.found().news();
        store.put(all.stream().map(one -> answer(one, news, until)).toList());
        lineupCache.tellChannels();
        return all.stream().map(one -> one.asked().id()).toList();
    }

    private static Answer answer(Open one, Map<Long, Long> news, Optional<Instant> until) {
        var asked = one.asked();
        return new Answer(
                asked.id(),
                asked.kind().name(),
                asked.channel(),
                asked.other(),
                List.copyOf(asked.part()),
                asked.odds(),
                news.getOrDefault(asked.id(), 0L),
                until);
    }

    private EditResult answer(List<Open> all, boolean isYes) {
        var news = search.found().news();
        var chosen = isYes ? open.withoutContradictions(all) : all;
        var result = edit(chosen, isYes);
        store.put(
                chosen.stream().map(one -> answer(one, news, Optional.empty())).toList());
        return result;
    }

    private EditResult edit(List<Open> all, boolean isYes) {
        var isJoin = all.getFirst().asked().kind().isJoin();
        if (isJoin && isYes) return editor.mergeEach(sets(all));
        if (isJoin) return editor.neverTogether(all.stream().map(Open::both).toList());
        var parts = all.stream().map(Open::part).toList();
        return isYes ? editor.splitEach(parts) : editor.keepTogether(parts);
    }

    /// The channels that pairs connect, each set once, the oldest first.
    private static List<List<ChannelId>> sets(List<Open> pairs) {
        var sets = new LinkedHashMap<Long, Set<Long>>();
        for (var pair : pairs) {
            var all = new HashSet<Long>();
            for (var channel : List.of(pair.channel(), pair.other()))
                all.addAll(sets.getOrDefault(channel, Set.of(channel)));
            for (var channel : all) sets.put(channel, all);
        }
        return sets.values().stream()
                .distinct()
                .map(set -> set.stream().sorted().map(ChannelId::new).toList())
                .toList();
    }

    private Open find(long id) {
        return open.all().stream()
                .filter(one -> one.asked().id() == id)
                .findFirst()
                .orElseThrow(() -> new EditRefused(EditProblem.SUGGESTION_GONE));
    }

    private List<Open> ofKind(QuestionKind kind) {
        var all = open.all().stream().filter(one -> one.asked().kind() == kind).toList();
        if (all.isEmpty()) throw new EditRefused(EditProblem.SUGGESTION_GONE);
        return all;
    }
}
