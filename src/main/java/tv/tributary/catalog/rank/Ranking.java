package tv.tributary.catalog.rank;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.function.Predicate;
import tv.tributary.catalog.rank.RankingSettings.Criterion;
import tv.tributary.identity.name.PictureQuality;

/// Orders the streams of a channel, best first. Pure: the same input gives the same order.
///
/// A guess never outranks a measurement, and unknown is not dead. If possible, the first backup has the
/// same picture and codec as the first stream, so that a failover does not change the picture's size.
final class Ranking {
    /// @param pin the place the user gave it; [#UNPINNED] for none
    /// @param priority of its provider; lower comes first
    /// @param declared as [PictureQuality#rank()]
    /// @param codec its name promises; empty if none
    /// @param free connections its provider has left; empty if not known or without limit
    /// @param provider and position: decide where nothing else does
    record Contender(
            int pin,
            Optional<ProbeSummary> measured,
            int priority,
            int declared,
            String codec,
            OptionalInt free,
            long provider,
            int position) {
        private static final int ALIVE = 2;
        private static final int UNTRIED = 1;
        private static final int DEAD = 0;

        int health() {
            return measured.map(seen -> seen.works() ? ALIVE : DEAD).orElse(UNTRIED);
        }

        int height() {
            return measured.map(seen -> seen.height().orElse(0)).orElse(0);
        }

        boolean isPinned() {
            return pin != UNPINNED;
        }

        boolean isDead() {
            return health() == DEAD;
        }
    }

    /// A stream's place and the reason for it.
    enum Place {
        FIRST,
        PINNED,
        /// The first backup, moved up because a failover to it changes nothing to be seen.
        SAME_PICTURE,
        /// Behind the one above by the criterion that goes with it.
        BEHIND,
        /// Behind the one above only by its place in a list.
        LISTED
    }

    /// @param index of the contender
    /// @param by what decided between it and the one above, if [Place#BEHIND]
    record Ranked(int index, Place place, Optional<Criterion> by) {}

    static final int UNPINNED = Integer.MAX_VALUE;

    private final List<Criterion> order;

    Ranking(RankingSettings settings) {
        this.order = settings.order();
    }

    List<Ranked> rank(List<Contender> contenders) {
        var indices = new ArrayList<Integer>();
        for (var i = 0; i < contenders.size(); i++) indices.add(i);
        indices.sort((one, other) -> compare(contenders.get(one), contenders.get(other)));
        var natural = List.copyOf(indices);
        var moved = preferSamePicture(contenders, indices);
        var ranked = new ArrayList<Ranked>();
        for (var i = 0; i < indices.size(); i++) {
            var index = indices.get(i);
            var one = contenders.get(index);
            var at = natural.indexOf(index);
            var by = at == 0 ? Optional.<Criterion>empty() : decider(contenders.get(natural.get(at - 1)), one);
            ranked.add(new Ranked(index, place(one, i, moved && i == 1, by), by));
        }
        return ranked;
    }

    private static Place place(Contender one, int at, boolean moved, Optional<Criterion> by) {
        if (one.isPinned()) return Place.PINNED;
        if (at == 0) return Place.FIRST;
        if (moved) return Place.SAME_PICTURE;
        return by.isPresent() ? Place.BEHIND : Place.LISTED;
    }

    private int compare(Contender one, Contender other) {
        if (one.pin != other.pin) return Integer.compare(one.pin, other.pin);
        for (var criterion : order) {
            var compared = by(criterion).compare(one, other);
            if (compared != 0) return compared;
        }
        if (one.provider != other.provider) return Long.compare(one.provider, other.provider);
        return Integer.compare(one.position, other.position);
    }

    /// The criterion that puts the lower one behind; empty if that is its place in a list, or it was not ranked
    /// against the other.
    private Optional<Criterion> decider(Contender upper, Contender lower) {
        return order.stream()
                .filter(criterion -> by(criterion).compare(upper, lower) != 0)
                .findFirst()
                .filter(criterion -> by(criterion).compare(upper, lower) < 0);
    }

    private static Comparator<Contender> by(Criterion criterion) {
        return switch (criterion) {
            case HEALTH -> Comparator.comparingInt(one -> -one.health());
            case MEASURED -> Comparator.comparingInt(one -> -one.height());
            case PROVIDER -> Comparator.comparingInt(Contender::priority);
            case DECLARED -> Comparator.comparingInt(one -> -one.declared());
            case CAPACITY -> Comparator.comparingInt(one -> one.free().orElse(1) > 0 ? 0 : 1);
        };
    }

    /// Whether another one became the first backup.
    private static boolean preferSamePicture(List<Contender> contenders, List<Integer> order) {
        if (order.size() < 3 || contenders.get(order.get(1)).isPinned()) return false;
        var first = contenders.get(order.getFirst());
        var best = find(
                contenders,
                order,
                other -> isSameSize(first, other) && codec(first).equals(codec(other)));
        if (best < 0) best = find(contenders, order, other -> isSameSize(first, other));
        if (best <= 1) return false;
        var backup = order.get(best);
        order.subList(best, best + 1).clear();
        order.add(1, backup);
        return true;
    }

    private static int find(List<Contender> contenders, List<Integer> order, Predicate<Contender> fits) {
        for (var i = 1; i < order.size(); i++) {
            var one = contenders.get(order.get(i));
            if (!one.isDead() && fits.test(one)) return i;
        }
        return -1;
    }

    /// Two pictures nobody knows are not the same.
    private static boolean isSameSize(Contender one, Contender other) {
        var size = size(one);
        return size != PictureQuality.UNKNOWN.rank() && size == size(other);
    }

    /// As [PictureQuality#rank()], seen if it was, else promised.
    private static int size(Contender one) {
        var height = one.height();
        if (height == 0) return one.declared;
        if (height > 1080) return PictureQuality.UHD.rank();
        if (height > 720) return PictureQuality.FHD.rank();
        return height > 576 ? PictureQuality.HD.rank() : PictureQuality.SD.rank();
    }

    private static String codec(Contender one) {
        return one.measured.flatMap(ProbeSummary::codec).orElse(one.codec);
    }
}
