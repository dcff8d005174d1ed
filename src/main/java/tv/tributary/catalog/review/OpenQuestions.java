package tv.tributary.catalog.review;

import java.time.InstantSource;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import tv.tributary.catalog.edit.StreamPart;
import tv.tributary.catalog.lineup.LineupCache;
import tv.tributary.catalog.review.QuestionSearch.Found;
import tv.tributary.identity.question.AnsweredShare;
import tv.tributary.identity.question.ChannelQuestion;
import tv.tributary.identity.question.QuestionKind;
import tv.tributary.model.ChannelId;
import tv.tributary.model.SourceId;
import tv.tributary.store.QuestionAnswerStore;
import tv.tributary.store.QuestionAnswerStore.Answer;
import tv.tributary.store.QuestionAnswerStore.Decisions;

/// The questions that are open now: what was found, without what the user answered or put off, and as sure as the
/// user's
/// answers so far make it. Thread-safe.
final class OpenQuestions {
    /// A question that is open now, with its channels as they are now.
    record Open(ChannelQuestion asked, long channel, long other, double odds) {
        ChannelId one() {
            return new ChannelId(channel);
        }

        List<ChannelId> both() {
            return List.of(new ChannelId(channel), new ChannelId(other));
        }

        StreamPart part() {
            return new StreamPart(
                    one(), asked.part().stream().map(SourceId::new).collect(Collectors.toSet()));
        }
    }

    private final QuestionSearch search;
    private final QuestionAnswerStore store;
    private final LineupCache lineupCache;
    private final InstantSource clock;

    OpenQuestions(QuestionSearch search, QuestionAnswerStore store, LineupCache lineupCache, InstantSource clock) {
        this.search = search;
        this.store = store;
        this.lineupCache = lineupCache;
        this.clock = clock;
    }

    /// All that are to be asked now, the surest first.
    List<Open> all() {
        var found = search.found();
        var decisions = store.decisions();
        var answers = store.all();
        var shares = shares(answers.values(), decisions);
        return found.questions().stream()
                .filter(asked -> !isPutOff(asked, found, Optional.ofNullable(answers.get(asked.id()))))
                .flatMap(asked -> open(asked, decisions, shares).stream())
                .sorted(Comparator.comparingDouble(one -> -one.odds))
                .toList();
    }

    private boolean isPutOff(ChannelQuestion asked, Found found, Optional<Answer> answer) {
        return answer.filter(known -> known.news() == found.news().getOrDefault(asked.id(), 0L))
                .flatMap(Answer::until)
                .filter(until -> until.isAfter(clock.instant()))
                .isPresent();
    }

    private Optional<Open> open(ChannelQuestion asked, Decisions decisions, Map<QuestionKind, AnsweredShare> shares) {
        var channel = decisions.root(asked.channel());
        var other = asked.kind().isJoin() ? decisions.root(asked.other()) : 0;
        if (!isShown(channel)) return Optional.empty();
        var isDecided = asked.kind().isJoin()
                ? channel == other || !isShown(other) || decisions.areApart(channel, other)
                : asked.part().stream().anyMatch(decisions.placed()::containsKey);
        if (isDecided) return Optional.empty();
        var odds = shares.getOrDefault(asked.kind(), AnsweredShare.NONE).corrected(asked.odds());
        return Optional.of(new Open(asked, channel, other, odds));
    }

    private boolean isShown(long channel) {
        return lineupCache
                .lineup()
                .find(new ChannelId(channel))
                .filter(row -> !row.hidden())
                .isPresent();
    }

    /// How the user answered so far. What was undone is no answer.
    private static Map<QuestionKind, AnsweredShare> shares(Collection<Answer> answers, Decisions decisions) {
        var shares = new EnumMap<QuestionKind, AnsweredShare>(QuestionKind.class);
        for (var answer : answers) {
            if (answer.until().isPresent()) continue;
            kind(answer.kind())
                    .ifPresent(kind -> isYes(kind, answer, decisions)
                            .ifPresent(isYes -> shares.merge(
                                    kind,
                                    AnsweredShare.NONE.with(answer.odds(), isYes),
                                    (known, _) -> known.with(answer.odds(), isYes))));
        }
        return shares;
    }

    /// Empty for a kind of an earlier version of the program.
    private static Optional<QuestionKind> kind(String name) {
        return List.of(QuestionKind.values()).stream()
                .filter(kind -> kind.name().equals(name))
                .findFirst();
    }

    private static Optional<Boolean> isYes(QuestionKind kind, Answer answer, Decisions decisions) {
        var root = decisions.root(answer.channel());
        if (kind.isJoin()) {
            if (root == decisions.root(answer.other())) return Optional.of(true);
            return decisions.areApart(answer.channel(), answer.other()) ? Optional.of(false) : Optional.empty();
        }
        return answer.part().stream()
                .flatMap(source -> Optional.ofNullable(decisions.placed().get(source)).stream())
                .findFirst()
                .map(placed -> decisions.root(placed) != root);
    }

    /// Surer questions first: a pair is left out if it would bring two channels together that nobody asked about and
    /// that differ, and a part of a channel if it shares streams with another one.
    List<Open> withoutContradictions(List<Open> all) {
        var keys = search.found().keys();
        var asked = all.stream()
                .map(one -> Set.of(one.channel, Math.max(one.other, -1)))
                .collect(Collectors.toSet());
        var sets = new HashMap<Long, Set<Long>>();
        var parts = new HashSet<Long>();
        var chosen = new ArrayList<Open>();
        for (var one : all) {
            if (!one.asked.kind().isJoin()) {
                if (one.asked.part().stream().noneMatch(parts::contains)) chosen.add(one);
                parts.addAll(one.asked.part());
                continue;
            }
            var left = sets.getOrDefault(one.channel, Set.of(one.channel));
            var right = sets.getOrDefault(one.other, Set.of(one.other));
            var mayMeet = left.stream()
                    .allMatch(a -> right.stream()
                            .allMatch(b -> asked.contains(Set.of(a, b))
                                    || Optional.ofNullable(keys.get(a))
                                            .flatMap(key -> Optional.ofNullable(keys.get(b))
                                                    .filter(other ->
                                                            key.apart(other).isEmpty()))
                                            .isPresent()));
            if (!mayMeet) continue;
            var both = new HashSet<>(left);
            both.addAll(right);
            for (var channel : both) sets.put(channel, both);
            chosen.add(one);
        }
        return chosen;
    }
}
