package tv.tributary.catalog.intake;

import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/// Which parts of a provider's URLs tell its streams apart and which are host, login or token, learnt by comparing the
/// list that was with the one that comes. Pure.
///
/// Entries that only one source and only one new entry is labelled by show it: a part that stays the same on them is
/// lasting; one that is another on all of them is not. Where a part now stands on another stream than before, ids were
/// dealt anew, and it tells nothing in this sync. Without such entries a part lasts whose values are mostly those the
/// list had before.
final class LastingParts {
    /// So many streams are compared.
    private static final int SAMPLE = 8_192;
    /// Lists with more kinds of parts than that are not worth learning from.
    private static final int MOST_FORMS = 4_096;
    /// One part in so many may have come to another stream.
    private static final int TOLERATED = 50;

    private final Map<Long, Boolean> byForm;

    private LastingParts(Map<Long, Boolean> byForm) {
        this.byForm = byForm;
    }

    /// What a URL keeps when hosts, logins and tokens change: equal for equal lasting parts.
    long stem(String url) {
        var parts = AddressParts.of(url);
        var stem = 0L;
        for (var i = 0; i < parts.size(); i++) {
            if (isLasting(parts.form(i))) stem += ValueSet.mixed(parts.place(i), parts.value(i));
        }
        return stem;
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
        private static final class Pair {
            private final String before;
            private int known = 1;
            private Optional<String> now = Optional.empty();
            private int came;

            private Pair(String before) {
                this.before = before;
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

        private final Map<Long, Pair> sample = new HashMap<>();
        private final ValueSet before;
        private final ValueSet now;
        private final Map<Long, Evidence> evidence = new HashMap<>();
        private long mask;

        /// @param entries how many a list has, more or less
        Learner(int entries) {
            before = new ValueSet(entries);
            now = new ValueSet(entries);
        }

        /// One that is gone: its address may come back, or be given to another.
        void add(String url) {
            var parts = AddressParts.of(url);
            for (var i = 0; i < parts.size(); i++) before.add(parts.place(i), parts.value(i));
        }

        void known(long label, String url) {
            add(url);
            if ((label & mask) != 0) return;
            var pair = sample.get(label);
            if (pair != null) pair.known++;
            else sample.put(label, new Pair(url));
            while (sample.size() > SAMPLE) {
                mask = (mask << 1) | 1;
                sample.keySet().removeIf(other -> (other & mask) != 0);
            }
        }

        void incoming(long label, String url) {
            var parts = AddressParts.of(url);
            for (var i = 0; i < parts.size(); i++) {
                now.add(parts.place(i), parts.value(i));
                var form = of(parts.form(i));
                form.seen++;
                if (before.has(parts.place(i), parts.value(i))) form.known++;
            }
            var pair = sample.get(label);
            if (pair == null) return;
            pair.came++;
            pair.now = Optional.of(url);
        }

        private Evidence of(long form) {
            if (evidence.size() >= MOST_FORMS) return evidence.getOrDefault(form, new Evidence());
            return evidence.computeIfAbsent(form, _ -> new Evidence());
        }

        /// How many streams could be compared.
        int compared() {
            return (int) sample.values().stream().filter(Learner::isTelling).count();
        }

        /// Whether next to none could be, as when all were renamed.
        boolean isShort() {
            return compared() * 50 <= sample.size();
        }

        private static boolean isTelling(Pair pair) {
            return pair.known == 1 && pair.came == 1;
        }

        LastingParts learnt() {
            for (var pair : sample.values()) {
                if (isTelling(pair)) compare(AddressParts.of(pair.before), AddressParts.of(pair.now.orElseThrow()));
            }
            var lasting = new HashMap<Long, Boolean>();
            evidence.forEach((form, seen) -> lasting.put(form, seen.isLasting()));
            return new LastingParts(lasting);
        }

        private void compare(AddressParts old, AddressParts fresh) {
            for (var i = 0; i < fresh.size(); i++) {
                var place = fresh.place(i);
                var at = old.at(place);
                var here = of(fresh.form(i));
                if (at >= 0 && old.value(at) == fresh.value(i)) {
                    here.same++;
                    if (old.form(at) != fresh.form(i)) of(old.form(at)).same++;
                } else if (before.has(place, fresh.value(i)) || (at >= 0 && now.has(place, old.value(at)))) {
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
