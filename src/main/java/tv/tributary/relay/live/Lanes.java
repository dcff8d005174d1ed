package tv.tributary.relay.live;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.atomic.AtomicBoolean;

/// A channel's viewers in one group per lane: new packets cost one task per lane and tick, whatever the number of
/// viewers. Changed under its owner's lock; [#wake] by any thread.
final class Lanes {
    private volatile List<Group> groups = List.of();

    /// The viewers of one lane.
    private static final class Group implements Runnable {
        private final Lane lane;
        private final AtomicBoolean posted = new AtomicBoolean();
        private volatile Viewer[] viewers = {};

        Group(Lane lane) {
            this.lane = lane;
        }

        void wake() {
            if (posted.compareAndSet(false, true)) lane.execute(this);
        }

        @Override
        public void run() {
            posted.set(false);
            for (var viewer : viewers) viewer.outlet().pour();
        }
    }

    void add(Viewer viewer, Lane lane) {
        var group = groups.stream().filter(g -> g.lane.equals(lane)).findFirst().orElseGet(() -> open(lane));
        var more = Arrays.copyOf(group.viewers, group.viewers.length + 1);
        more[more.length - 1] = viewer;
        group.viewers = more;
    }

    private Group open(Lane lane) {
        var group = new Group(lane);
        var all = new ArrayList<>(groups);
        all.add(group);
        groups = List.copyOf(all);
        return group;
    }

    /// Its outlet is told the end.
    void remove(Viewer viewer) {
        for (var group : groups) {
            var left = new ArrayList<>(List.of(group.viewers));
            if (!left.remove(viewer)) continue;
            group.viewers = left.toArray(Viewer[]::new);
            group.lane.execute(viewer.outlet()::end);
        }
        groups = groups.stream().filter(g -> g.viewers.length > 0).toList();
    }

    /// There is something new for everybody.
    void wake() {
        for (var group : groups) group.wake();
    }
}
