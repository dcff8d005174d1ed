package tv.tributary.testkit;

import java.util.ArrayList;
import java.util.Collections;
import java.util.EnumSet;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.function.UnaryOperator;

/// A provider's list that changes as those of real providers do, and knows which stream each entry truly is
/// (its attribute `truth`).
public final class ProviderList {
    /// How its addresses are written.
    public enum Writing {
        LOGIN_PATH,
        QUERY_KEY,
        TOKEN_BEFORE,
        TOKEN_BEHIND,
        TOKEN_ONLY,
        PLACE_IN_LIST;

        /// Whether an address names its stream whatever the list looks like.
        public boolean names() {
            return this != TOKEN_ONLY && this != PLACE_IN_LIST;
        }
    }

    /// What may happen to it between two syncs.
    public enum Change {
        RENAME,
        MOVE,
        INSERT,
        DROP,
        BRING_BACK,
        REORDER,
        OTHER_HOST,
        OTHER_LOGIN,
        DEAL_IDS
    }

    public record Stream(int truth, String name, String group, String guideId, int id) {}

    private final Random random;
    private final Writing writing;
    private final List<Stream> away = new ArrayList<>();
    private List<Stream> streams = new ArrayList<>();
    private int born;
    private int words;
    private int lastId = 100;
    private String host = "a.test";
    private String login = "u/p";
    private int tokens;

    public ProviderList(Random random, Writing writing, int size) {
        this.random = random;
        this.writing = writing;
        for (var i = 0; i < size; i++) insert();
    }

    public List<Stream> streams() {
        return streams;
    }

    /// Some random changes at once, in a random order of streams. Who renames a stream and at once deals all addresses
    /// anew tells nobody which one it is: that does not happen.
    public Set<Change> change() {
        return change(EnumSet.allOf(Change.class));
    }

    /// The same, of some kinds only.
    public Set<Change> change(Set<Change> kinds) {
        var changes = EnumSet.noneOf(Change.class);
        for (var change : kinds) if (random.nextInt(4) == 0) changes.add(change);
        if (changes.contains(Change.DEAL_IDS)) changes.removeAll(Set.of(Change.RENAME, Change.MOVE));
        changes.forEach(this::make);
        return changes;
    }

    private void make(Change change) {
        switch (change) {
            case RENAME -> rename();
            case MOVE -> move();
            case INSERT -> insert();
            case DROP -> drop();
            case BRING_BACK -> bringBack();
            case REORDER -> Collections.shuffle(streams, random);
            case OTHER_HOST -> host = word() + ".test";
            case OTHER_LOGIN -> login = word() + "/" + word();
            case DEAL_IDS -> dealIds();
        }
    }

    private void insert() {
        streams.add(random.nextInt(streams.size() + 1), new Stream(born++, word(), group(), guideId(), ++lastId));
    }

    /// One more entry that only its address tells from another one.
    public void insertTwin() {
        var twin = some();
        streams.add(new Stream(born++, twin.name, twin.group, twin.guideId, ++lastId));
    }

    private void rename() {
        replace(one -> new Stream(one.truth, word(), one.group, one.guideId, one.id));
    }

    private void move() {
        replace(one -> new Stream(one.truth, one.name, group() + " " + word(), one.guideId, one.id));
    }

    private void drop() {
        if (streams.size() < 4) return;
        var one = some();
        streams.remove(one);
        away.add(one);
    }

    private void bringBack() {
        if (!away.isEmpty()) streams.add(random.nextInt(streams.size() + 1), away.removeLast());
    }

    /// All ids grow, or those of some streams go round.
    private void dealIds() {
        if (random.nextBoolean()) {
            streams.replaceAll(one -> withId(one, one.id + 1));
            away.replaceAll(one -> withId(one, one.id + 1));
            lastId++;
        } else {
            var ids = new ArrayList<>(streams.stream().map(Stream::id).toList());
            Collections.rotate(ids.subList(0, Math.min(3, ids.size())), 1);
            for (var i = 0; i < ids.size(); i++) streams.set(i, withId(streams.get(i), ids.get(i)));
        }
    }

    private static Stream withId(Stream one, int id) {
        return new Stream(one.truth, one.name, one.group, one.guideId, id);
    }

    private void replace(UnaryOperator<Stream> change) {
        var at = random.nextInt(streams.size());
        streams.set(at, change.apply(streams.get(at)));
    }

    private Stream some() {
        return streams.get(random.nextInt(streams.size()));
    }

    private String word() {
        var word = new StringBuilder();
        for (var rest = words++ * 7 + 3; rest > 0; rest /= 20)
            word.append("bcdfghjklmnpqrstvwxz".charAt(rest % 20)).append('o');
        return "V" + word;
    }

    private String group() {
        return "Group " + (char) ('A' + random.nextInt(3));
    }

    private String guideId() {
        return random.nextBoolean() ? "" : "id" + born;
    }

    private String url(int place) {
        var id = streams.get(place).id;
        var base = "http://" + host;
        return switch (writing) {
            case LOGIN_PATH -> base + ":8080/live/" + login + "/" + id + ".ts";
            case QUERY_KEY -> base + "/play?sid=" + id + "&frontend=1&x=" + tokens;
            case TOKEN_BEFORE -> base + "/t" + tokens + "x" + id + "/" + id + "/index.m3u8";
            case TOKEN_BEHIND -> base + "/stitch/" + id + "/master.m3u8?jwt=" + tokens + "y" + id;
            case TOKEN_ONLY -> base + "/s" + tokens + "z" + id + ".m3u8";
            case PLACE_IN_LIST -> base + "/" + login + "/" + (place + 1) + ".ts";
        };
    }

    /// The list as it stands, with new tokens each time.
    public String text() {
        tokens += 1_000;
        var text = new StringBuilder("#EXTM3U\n");
        for (var i = 0; i < streams.size(); i++) {
            var one = streams.get(i);
            text.append("#EXTINF:-1 truth=\"")
                    .append(one.truth)
                    .append("\" tvg-id=\"")
                    .append(one.guideId);
            text.append("\" group-title=\"").append(one.group).append("\",").append(one.name);
            text.append('\n').append(url(i)).append('\n');
        }
        return text.toString();
    }
}
