package tv.tributary.store;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;
import tv.tributary.store.UserDecision.What;

/// One edit inside its transaction: reads and changes decisions. Sources are reassigned to channels on commit. Not
/// thread-safe; must not be used after the edit.
public final class EditSession {
    /// A step as it is told: what was done, to what, with what, how often. The texts are the caller's own.
    public record Step(String kind, String name, String other, int count) {}

    /// A stream of a channel.
    ///
    /// @param base the channel it belongs to before merged channels are followed to their end
    public record Stream(long source, long base, long provider, String url) {}

    /// A channel's number, and whether it was pinned there.
    public record Numbered(long channel, boolean pinned) {}

    private static final String NUMBERED = """
            select subject, what = 'NUMBER' from decision where what in ('NUMBER', 'MOVED') and value = ?1
                and (what = 'NUMBER' or not exists (
                    select 1 from decision p where p.what = 'NUMBER' and p.subject = decision.subject and p.other = 0))
            union all
            select id, 0 from channel where number = ?1 and not exists (
                select 1 from decision d where d.what in ('NUMBER', 'MOVED') and d.subject = channel.id and d.other = 0)
                and not (""" + ChannelStore.OUT_OF_SIGHT + ")";

    private final Tx tx;
    private final UserDecisions userDecisions;
    private Optional<Step> step = Optional.empty();
    private long highest;

    EditSession(Tx tx) {
        this.tx = tx;
        this.userDecisions = new UserDecisions(tx);
    }

    public Optional<String> value(UserDecision userDecision) {
        return userDecisions.value(userDecision);
    }

    public void set(UserDecision userDecision, String value) {
        userDecisions.set(userDecision, Optional.of(value));
    }

    public void clear(UserDecision userDecision) {
        userDecisions.set(userDecision, Optional.empty());
    }

    void put(UserDecision userDecision, Optional<String> value) {
        userDecisions.set(userDecision, value);
    }

    /// Under what name the step goes into the history.
    public void tell(Step told) {
        step = Optional.of(told);
    }

    public boolean isChannel(long id) {
        return tx.first("select 1 from channel where id = ?", row -> row.flag(1), id)
                .isPresent();
    }

    /// The id of a group; it gets one with the first rule for it.
    public long group(String name) {
        return tx.first("select id from channel_group where name = ?", row -> row.number(1), name)
                .orElseGet(() -> tx.insert("insert into channel_group (name) values (?)", name));
    }

    /// The id of a country or region; it gets one with the first decision about it.
    public long market(String code) {
        return tx.first("select id from market where code = ?", row -> row.number(1), code)
                .orElseGet(() -> tx.insert("insert into market (code) values (?)", code));
    }

    /// The countries that are wanted; none for all.
    public List<UserDecision> countries() {
        return tx.list(
                "select subject from decision where what = 'COUNTRY'",
                row -> UserDecision.of(What.COUNTRY, row.number(1)));
    }

    /// Channels the user wants to see though their group is hidden.
    public Set<Long> shownChannels() {
        return new HashSet<>(
                tx.list("select subject from decision where what = 'HIDDEN' and value = '0'", row -> row.number(1)));
    }

    public boolean isTitle(long id) {
        return tx.first("select 1 from title where id = ?", row -> row.flag(1), id)
                .isPresent();
    }

    /// The title that stands for one that was merged, else itself.
    public long titleRoot(long title) {
        return new TitleDecisions(tx).root(TitleMerging.title(tx, title));
    }

    public String titleName(long title) {
        return tx.first("select name from shown_title where id = ?", row -> row.text(1), title)
                .orElse("");
    }

    /// `MOVIE` or `SERIES`.
    public String titleKind(long title) {
        return tx.first("select kind from title where id = ?", row -> row.text(1), title)
                .orElse("");
    }

    /// The title that a source is shown in as a whole; empty if it is in none, or is one episode only.
    public Optional<Long> titleOf(long source) {
        return tx.first(
                "select title from title_version where source = ? and episode is null", row -> row.number(1), source);
    }

    /// How many sources a title has, those that are in no list now included.
    public int versions(long title) {
        return tx.first("select count(*) from title_version where title = ?", row -> row.integer(1), title)
                .orElse(0);
    }

    /// A title like another one, for a version that the user takes out of that; no source comes to it by itself.
    public long openTitle(long like, Instant now) {
        return tx.insert("""
                insert into title (kind, name, sort_name, year, rating, genres, plot, people, artwork, tmdb, imdb, added,
                    created_at)
                select kind, name, sort_name, year, rating, genres, plot, people, artwork, '', '', added, ?2
                from title where id = ?1
                """, like, now);
    }

    boolean isSource(long id) {
        return tx.first("select 1 from source where id = ?", row -> row.flag(1), id)
                .isPresent();
    }

    /// The channel a stream is shown in; empty if it is in none.
    public Optional<Long> channelOf(long source) {
        return userDecisions.channelOf(source);
    }

    /// The name of a stream as its list gives it.
    public String streamName(long source) {
        return tx.first("select name from source where id = ?", row -> row.text(1), source)
                .orElse("");
    }

    /// The channel that stands for one that was merged, else itself.
    public long root(long channel) {
        return userDecisions.root(channel);
    }

    /// The streams shown in a channel, those gone for now included.
    public List<Stream> streams(long channel) {
        return tx.list("""
                select s.id, coalesce(d.value, s.home, s.channel), s.provider, s.url from source s
                left join decision d on d.what = 'CHANNEL' and d.subject = s.id and d.other = 0
                where s.channel = ?
                """, row -> new Stream(row.number(1), row.number(2), row.number(3), row.text(4)), channel);
    }

    /// Whether a channel has a stream in a list right now.
    public boolean hasLiveStreamBut(long channel, Set<Long> sources) {
        return tx
                .list(
                        "select s.id from source s cross join provider p on p.id = s.provider where s.channel = ? and "
                                + ChannelStore.LIVE,
                        row -> row.number(1),
                        channel)
                .stream()
                .anyMatch(id -> !sources.contains(id));
    }

    /// The decisions of a kind about a pair whose second is `other`.
    public List<UserDecision> pins(long channel) {
        return tx.list("""
                select d.subject from source s join decision d on d.what = 'PIN' and d.subject = s.id and d.other = ?1
                where s.channel = ?1
                """, row -> new UserDecision(What.PIN, row.number(1), channel), channel);
    }

    /// The decisions that keep any two of these channels apart, those about channels since merged into them too.
    public List<UserDecision> apart(Collection<Long> channels) {
        var all = new HashSet<>(channels);
        return tx
                .list(
                        "select subject, other from decision where what = 'APART'",
                        row -> UserDecision.apart(row.number(1), row.number(2)))
                .stream()
                .filter(pair -> all.contains(root(pair.subject())) && all.contains(root(pair.other())))
                .toList();
    }

    /// A channel for streams the user takes out of another one; no stream comes to it by itself.
    public long openChannel(Instant now) {
        return tx.insert("insert into channel (merge_key, number, created_at) values ('', ?, ?)", nextNumber(), now);
    }

    /// Channels of this number, merged ones included.
    public List<Numbered> numbered(String number) {
        return tx.list(NUMBERED, row -> new Numbered(row.number(1), row.flag(2)), number);
    }

    /// The number a channel shows.
    public String number(long channel) {
        return tx.first("""
                        select coalesce(n.value, m.value, c.number) from channel c
                        left join decision n on n.what = 'NUMBER' and n.subject = c.id and n.other = 0
                        left join decision m on m.what = 'MOVED' and m.subject = c.id and m.other = 0
                        where c.id = ?
                        """, row -> row.text(1), channel).orElse("");
    }

    /// Shows the numbers of all channels but some; of these, those that are pinned.
    public void eachNumber(Set<Long> but, Consumer<String> action) {
        tx.each("""
                select c.id, coalesce(n.value, m.value, c.number), n.value is not null from channel c
                left join decision n on n.what = 'NUMBER' and n.subject = c.id and n.other = 0
                left join decision m on m.what = 'MOVED' and m.subject = c.id and m.other = 0
                """, row -> {
            if (row.flag(3) || !but.contains(row.number(1))) action.accept(row.text(2));
        });
    }

    /// The number a list gives a channel; empty if none does.
    public String listNumber(long channel) {
        return tx.first("""
                        select s.number from source s cross join provider p on p.id = s.provider
                        where s.channel = ? and s.number <> '' and\s""" + ChannelStore.LIVE + """
                         order by s.home is not null, s.provider, s.position limit 1
                        """, row -> row.text(1), channel)
                .orElse("");
    }

    /// Gives channels that come back another number where theirs was given away.
    void makeRoomFor(List<Long> channels) {
        for (var channel : channels) {
            var isOwn = value(UserDecision.of(What.NUMBER, channel)).isEmpty()
                    && value(UserDecision.of(What.MOVED, channel)).isEmpty();
            if (isOwn && isTaken(number(channel), channel)) {
                tx.update("update channel set number = ? where id = ?", nextNumber(), channel);
            }
        }
    }

    /// Whether another channel shows a number, or would without the user's edits.
    private boolean isTaken(String number, long channel) {
        return numbered(number).stream().anyMatch(holder -> holder.channel() != channel)
                || tx.first(
                                "select 1 from channel where number = ? and id <> ? and not ("
                                        + ChannelStore.OUT_OF_SIGHT + ")",
                                row -> row.flag(1),
                                number,
                                channel)
                        .isPresent();
    }

    /// One above all numbers given so far.
    public String nextNumber() {
        if (highest == 0) {
            highest = tx.first("""
                            select max(
                                (select coalesce(max(cast(number as integer)), 0) from channel),
                                (select coalesce(max(cast(value as integer)), 0) from decision
                                    where what in ('NUMBER', 'MOVED')))
                            """, row -> row.number(1)).orElse(0L);
        }
        return Long.toString(++highest);
    }

    Optional<Step> step() {
        return step;
    }

    /// Ends the step: streams move, and what cannot be is refused.
    UserDecisions settled() {
        userDecisions.settle();
        return userDecisions;
    }

    /// Decisions that left something impossible: two channels of one number, or a merge in a circle.
    List<UserDecision> clashes() {
        var clashes = new ArrayList<UserDecision>();
        for (var userDecision : userDecisions.changes().keySet()) {
            if (userDecision.what() == What.INTO && isCircle(userDecision.subject())) clashes.add(userDecision);
            if (userDecision.what() != What.NUMBER && userDecision.what() != What.MOVED) continue;
            var number = number(userDecision.subject());
            if (!number.isEmpty() && numbered(number).size() > 1) clashes.add(userDecision);
        }
        return clashes;
    }

    private boolean isCircle(long channel) {
        try {
            root(channel);
            return false;
        } catch (IllegalStateException _) {
            return true;
        }
    }
}
