package tv.tributary.catalog.intake;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/// Tells which parts of a provider's URLs identify its streams and which are host, login or token, learnt by
/// comparing the stored list with the new one. Pure.
///
/// Entries that only one live source and only one new entry is labelled by show it: a part that stays the same on them
/// is lasting; one that is another on all of them is not. Where a part now stands on another stream than before, ids
/// were dealt anew, and it tells nothing in this sync. An entry that may as well be a source of its label that was gone
/// is compared with both. Without such entries a part lasts whose values are mostly those the list had before.
final class StableUrlParts {
    /// So many streams are compared.
    private static final int SAMPLE = 8_192;
    /// Lists with more kinds of parts than that are not worth learning from.
    private static final int MOST_FORMS = 4_096;
    /// A label that so many had is one of slots, not of a stream.
    private static final int MOST_GONE = 16;
    /// One part in so many may have come to another stream.
    private static final int TOLERATED = 50;

    private final Map<Long, Boolean> byForm;
    /// What stands on nearly all live streams of both lists with one value. It tells none of them apart, and those that
    /// are gone may have another, from when they left.
    private final Set<Long> common;

    private StableUrlParts(Map<Long, Boolean> byForm, Set<Long> common) {
        this.byForm = byForm;
        this.common = common;
    }

    /// What a URL keeps when hosts, logins and tokens change: equal for equal lasting parts, whatever the value is that
    /// all streams have in common.
    long stem(AddressParts parts) {
        var whole = 0L;
        var stem = 0L;
        var isOwn = false;
        for (var i = 0; i < parts.size(); i++) {
            if (!isLasting(parts.form(i))) continue;
            var part = UrlPartBloomFilter.mixed(parts.place(i), parts.value(i));
            var isCommon = common.contains(parts.form(i));
            whole += part;
            stem += isCommon ? UrlPartBloomFilter.mixed(parts.form(i), 0) : part;
            isOwn |= !isCommon;
        }
        return isOwn ? stem : whole;
    }

    /// Whether not even one part is in doubt.
    boolean all() {
        return byForm.values().stream().allMatch(lasting -> lasting);
    }

    private boolean isLasting(long form) {
        return byForm.getOrDefault(form, false);
    }

    /// Compares two lists: first all of the one that was, then all of the one that comes. Not thread-safe.
    static final class Learner {
        /// Those of one label.
        private static final class Namesakes {
            private Optional<AddressParts> live = Optional.empty();
            private int known;
            private final List<AddressParts> gone = new ArrayList<>(0);
            private Optional<AddressParts> now = Optional.empty();
            private int came;

            private boolean isTelling() {
                return known == 1 && came == 1 && gone.size() < MOST_GONE;
            }
        }

        private static final class Evidence {
            private int same;
            private int fresh;
            private int reused;
            private int seen;
            private int known;

            private boolean isLasting() {
                var compared = same + fresh + reused;
                if (compared == 0) return known * 10L >= seen * 9L;
                return same > 0 && same >= fresh && reused * TOLERATED <= compared;
            }
        }

        /// The values of one form on the live streams of one list.
        private static final class Values {
            private long value;
            private int count;
            private boolean isOne = true;

            private void add(long another) {
                if (count++ == 0) value = another;
                else isOne &= value == another;
            }

            private boolean isCommon(int streams) {
                return isOne && count * 10L >= streams * 9L;
            }
        }

        private final Map<Long, Namesakes> sample = new HashMap<>();
        private final Map<Long, Values> valuesBefore = new HashMap<>();
        private final Map<Long, Values> valuesNow = new HashMap<>();
        private int streamsBefore;
        private int streamsNow;
        private final UrlPartBloomFilter before;
        private final UrlPartBloomFilter now;
        private final Map<Long, Evidence> evidence = new HashMap<>();
        private long mask;

        /// @param entries how many a list has, more or less
        Learner(int entries) {
            before = new UrlPartBloomFilter(entries);
            now = new UrlPartBloomFilter(entries);
        }

        /// One that is gone: its address may come back, or be given to another.
        void gone(long label, AddressParts parts) {
            addBefore(parts);
            if ((label & mask) != 0) return;
            var gone = namesakes(label).gone;
            if (gone.size() < MOST_GONE) gone.add(parts);
            thin();
        }

        private void addBefore(AddressParts parts) {
            for (var i = 0; i < parts.size(); i++) before.add(parts.place(i), parts.value(i));
        }

        private static void count(AddressParts parts, Map<Long, Values> values) {
            for (var i = 0; i < parts.size(); i++) {
                var form = parts.form(i);
                var here =
                        values.size() < MOST_FORMS ? values.computeIfAbsent(form, _ -> new Values()) : values.get(form);
                if (here != null) here.add(parts.value(i));
            }
        }

        void known(long label, AddressParts parts) {
            addBefore(parts);
            count(parts, valuesBefore);
            streamsBefore++;
            if ((label & mask) != 0) return;
            var namesakes = namesakes(label);
            namesakes.known++;
            namesakes.live = Optional.of(parts);
            thin();
        }

        private Namesakes namesakes(long label) {
            return sample.computeIfAbsent(label, _ -> new Namesakes());
        }

        private void thin() {
            while (sample.size() > SAMPLE) {
                mask = (mask << 1) | 1;
                sample.keySet().removeIf(other -> (other & mask) != 0);
            }
        }

        void incoming(long label, AddressParts parts) {
            count(parts, valuesNow);
            streamsNow++;
            for (var i = 0; i < parts.size(); i++) {
                now.add(parts.place(i), parts.value(i));
                var form = of(parts.form(i));
                form.seen++;
                if (before.has(parts.place(i), parts.value(i))) form.known++;
            }
            var namesakes = sample.get(label);
            if (namesakes == null) return;
            namesakes.came++;
            namesakes.now = Optional.of(parts);
        }

        private Evidence of(long form) {
            if (evidence.size() >= MOST_FORMS) return evidence.getOrDefault(form, new Evidence());
            return evidence.computeIfAbsent(form, _ -> new Evidence());
        }

        /// How many streams could be compared.
        int compared() {
            return (int) sample.values().stream().filter(Namesakes::isTelling).count();
        }

        /// Whether next to none could be, as when all were renamed.
        boolean isShort() {
            var live = sample.values().stream().filter(one -> one.known > 0).count();
            return compared() * 50L <= live;
        }

        StableUrlParts learnt() {
            for (var one : sample.values()) if (one.isTelling()) compare(one);
            var lasting = new HashMap<Long, Boolean>();
            evidence.forEach((form, seen) -> lasting.put(form, seen.isLasting()));
            return new StableUrlParts(lasting, common());
        }

        private Set<Long> common() {
            var common = new HashSet<Long>();
            valuesNow.forEach((form, here) -> {
                var was = valuesBefore.get(form);
                if (was != null && was.isCommon(streamsBefore) && here.isCommon(streamsNow) && was.value == here.value)
                    common.add(form);
            });
            return common;
        }

        private void compare(Namesakes one) {
            var old = one.live.orElseThrow();
            var fresh = one.now.orElseThrow();
            var gone = one.gone;
            for (var i = 0; i < fresh.size(); i++) {
                var place = fresh.place(i);
                var value = fresh.value(i);
                var at = old.at(place);
                var here = of(fresh.form(i));
                if (old.has(place, value)) {
                    here.same++;
                    if (old.form(at) != fresh.form(i)) of(old.form(at)).same++;
                } else if (gone.stream().anyMatch(other -> other.has(place, value))) {
                    here.same++;
                } else if (before.has(place, value) || (at >= 0 && now.has(place, old.value(at)))) {
                    here.reused++;
                } else {
                    here.fresh++;
                }
            }
            for (var i = 0; i < old.size(); i++) {
                if (fresh.at(old.place(i)) < 0) of(old.form(i)).fresh++;
            }
        }
    }
}
