package tv.tributary.store;

import java.time.Instant;
import java.util.Arrays;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/// Questions about channels that the user put off or answered, and the decisions by which answers show. Thread-safe.
public final class QuestionAnswerStore {
    /// @param id the question's own
    /// @param other the second channel of a question about two, else 0
    /// @param part the sources of a question about one channel; else empty
    /// @param odds and `news`: what it was asked with
    /// @param until when one that was put off is asked again; empty for one that an edit answered
    public record Answer(
            long id,
            String kind,
            long channel,
            long other,
            List<Long> part,
            double odds,
            long news,
            Optional<Instant> until) {
        public Answer {
            part = part.stream().sorted().toList();
        }
    }

    /// The user's decisions that questions are held against.
    ///
    /// @param into channels that were merged, and into which
    /// @param apart pairs that must never be one
    /// @param placed sources that were put into a channel, and into which
    public record Decisions(Map<Long, Long> into, Set<UserDecision> apart, Map<Long, Long> placed) {
        public Decisions {
            into = Map.copyOf(into);
            apart = Set.copyOf(apart);
            placed = Map.copyOf(placed);
        }

        /// The channel that stands for one that was merged, else itself.
        public long root(long channel) {
            var at = channel;
            for (var next = into.get(at); next != null; next = into.get(at)) at = next;
            return at;
        }

        /// Whether two channels, or those they were merged into, must never be one.
        public boolean areApart(long one, long other) {
            var pair = UserDecision.apart(root(one), root(other));
            return apart.contains(pair)
                    || apart.stream()
                            .anyMatch(known -> UserDecision.apart(root(known.subject()), root(known.other()))
                                    .equals(pair));
        }
    }

    private final Database database;

    public QuestionAnswerStore(Database database) {
        this.database = database;
    }

    /// All, by the questions' ids.
    public Map<Long, Answer> all() {
        return database
                .read(tx -> tx.list(
                        "select id, kind, channel, other, part, odds, news, until from question_answer",
                        QuestionAnswerStore::answer))
                .stream()
                .collect(Collectors.toMap(Answer::id, answer -> answer));
    }

    /// Keeps answers, in place of earlier ones to the same questions.
    public void put(Collection<Answer> answers) {
        if (answers.isEmpty()) return;
        database.write(tx -> {
            tx.batch(
                    "insert or replace into question_answer (id, kind, channel, other, part, odds, news, until)"
                            + " select ?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8"
                            + " where exists (select 1 from channel where id = ?3)",
                    rows -> answers.forEach(answer -> rows.add(
                            answer.id,
                            answer.kind,
                            answer.channel,
                            answer.other,
                            answer.part.stream().map(String::valueOf).collect(Collectors.joining(" ")),
                            answer.odds,
                            answer.news,
                            answer.until)));
            return "";
        });
    }

    /// Takes answers back.
    public void forget(Collection<Long> ids) {
        database.write(tx -> {
            tx.batch("delete from question_answer where id = ?", rows -> ids.forEach(rows::add));
            return "";
        });
    }

    public Decisions decisions() {
        return database.read(tx -> {
            var into = new HashMap<Long, Long>();
            tx.each(
                    "select subject, cast(value as integer) from decision where what = 'INTO'",
                    row -> into.put(row.number(1), row.number(2)));
            var placed = new HashMap<Long, Long>();
            tx.each(
                    "select subject, cast(value as integer) from decision where what = 'CHANNEL'",
                    row -> placed.put(row.number(1), row.number(2)));
            var apart = Set.copyOf(tx.list(
                    "select subject, other from decision where what = 'APART'",
                    row -> UserDecision.apart(row.number(1), row.number(2))));
            return new Decisions(into, apart, placed);
        });
    }

    private static Answer answer(Row row) {
        var part = row.text(5);
        return new Answer(
                row.number(1),
                row.text(2),
                row.number(3),
                row.number(4),
                part.isEmpty()
                        ? List.of()
                        : Arrays.stream(part.split(" ", -1)).map(Long::valueOf).toList(),
                row.real(6),
                row.number(7),
                row.missing(8) ? Optional.empty() : Optional.of(row.instant(8)));
    }
}
