package tv.tributary.store;

import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import tv.tributary.text.LocalizableMessage;

/// Suggested merges that wait for the user. A pair the user merged or keeps apart is hidden, and shown again when that
/// is undone. Thread-safe.
public final class MergeSuggestionStore {
    /// Better evidence by so much asks again about a pair that was refused.
    private static final int BETTER = 10;

    /// @param channel the lower id of the two
    /// @param sureness 1 to 99
    /// @param reason what speaks for it
    public record Offer(long channel, long other, int sureness, LocalizableMessage reason) {
        public Offer {
            if (channel >= other) throw new IllegalArgumentException("not in order: " + channel + ", " + other);
        }
    }

    /// @param channel and other: as they are now, where one was merged meanwhile
    public record Open(long id, Offer offer, long channel, long other) {}

    private final Database database;

    public MergeSuggestionStore(Database database) {
        this.database = database;
    }

    /// Adds pairs and renews those known; one that was refused stays refused unless the evidence is better by far.
    public void offer(Collection<Offer> offers) {
        if (offers.isEmpty()) return;
        database.write(tx -> {
            offer(tx, offers);
            return "";
        });
    }

    /// As [#offer(Collection)], within another transaction.
    static void offer(Tx tx, Collection<Offer> offers) {
        tx.batch(
                """
                insert into suggestion (channel, other, sureness, words, asked) values (?1, ?2, ?3, ?4, ?3)
                on conflict (channel, other) do update set words = excluded.words, sureness = excluded.sureness,
                    state = case when excluded.sureness >= asked + ?5 then 'OPEN' else state end,
                    asked = case when state = 'OPEN' then excluded.sureness else asked end
                """,
                rows -> offers.forEach(offer -> rows.add(
                        offer.channel(), offer.other(), offer.sureness(), MessageCodec.write(offer.reason()), BETTER)));
    }

    /// The surest first. Pairs whose channels are one by now, are to stay apart or have no stream are left out.
    public List<Open> page(int offset, int limit) {
        return database.read(tx -> {
            var userDecisions = new UserDecisions(tx);
            var apart = apart(tx, userDecisions);
            return tx
                    .list(
                            "select id, channel, other, sureness, words from suggestion where state = 'OPEN'"
                                    + " order by sureness desc, id",
                            MergeSuggestionStore::offer)
                    .stream()
                    .map(found -> new Open(
                            found.id,
                            found.offer,
                            userDecisions.root(found.offer.channel()),
                            userDecisions.root(found.offer.other())))
                    .filter(open -> isToAsk(tx, apart, open))
                    .skip(offset)
                    .limit(limit)
                    .toList();
        });
    }

    public Optional<Open> find(long id) {
        return database.read(tx -> {
            var userDecisions = new UserDecisions(tx);
            return tx.first(
                            "select id, channel, other, sureness, words from suggestion where id = ?",
                            MergeSuggestionStore::offer,
                            id)
                    .map(found -> new Open(
                            found.id,
                            found.offer,
                            userDecisions.root(found.offer.channel()),
                            userDecisions.root(found.offer.other())));
        });
    }

    /// Asks no more, until there is better evidence.
    public void refuse(long id) {
        database.write(tx -> tx.update("update suggestion set state = 'REFUSED', asked = sureness where id = ?", id));
    }

    /// Asks again about one that was refused.
    public void reopen(long id) {
        database.write(tx -> tx.update("update suggestion set state = 'OPEN' where id = ?", id));
    }

    private record Found(long id, Offer offer) {}

    private static Found offer(Row row) {
        var reason = MessageCodec.readOrVerbatim(row.text(5));
        return new Found(row.number(1), new Offer(row.number(2), row.number(3), row.integer(4), reason));
    }

    /// The pairs kept apart, by the channels that stand for the two now.
    private static Set<UserDecision> apart(Tx tx, UserDecisions userDecisions) {
        return tx
                .list(
                        "select subject, other from decision where what = 'APART'",
                        row -> UserDecision.apart(userDecisions.root(row.number(1)), userDecisions.root(row.number(2))))
                .stream()
                .collect(Collectors.toSet());
    }

    private static boolean isToAsk(Tx tx, Set<UserDecision> apart, Open open) {
        return open.channel() != open.other()
                && !apart.contains(UserDecision.apart(open.channel(), open.other()))
                && hasStreams(tx, open.channel())
                && hasStreams(tx, open.other());
    }

    private static boolean hasStreams(Tx tx, long channel) {
        return tx.first(
                        "select 1 from source s cross join provider p on p.id = s.provider where s.channel = ? and "
                                + ChannelStore.LIVE + " limit 1",
                        row -> row.flag(1),
                        channel)
                .isPresent();
    }
}
