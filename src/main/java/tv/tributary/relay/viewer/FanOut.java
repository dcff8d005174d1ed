package tv.tributary.relay.viewer;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.Executor;
import java.util.concurrent.atomic.AtomicBoolean;

/// Wakes a channel's viewers, grouped by the I/O thread that writes to them: new packets cost one task per thread,
/// whatever the number of viewers, and none where there are few. Changed under its owner's lock; [#wake] by any thread.
final class FanOut {
    /// So many are written to at once: more would keep the thread that reads from reading.
    private static final int FEW = 12;

    private volatile List<Group> groups = List.of();

    /// The viewers of one I/O thread.
    private static final class Group implements Runnable {
        private final Executor thread;
        private final AtomicBoolean posted = new AtomicBoolean();
        private volatile TsViewer[] viewers = {};

        Group(Executor thread) {
            this.thread = thread;
        }

        void wake() {
            var now = viewers;
            if (now.length <= FEW && takenAtOnce(now)) return;
            if (posted.compareAndSet(false, true)) thread.execute(this);
        }

        private static boolean takenAtOnce(TsViewer[] viewers) {
            boolean all = true;
            for (var viewer : viewers) all &= viewer.sink().takeAtOnce();
            return all;
        }

        @Override
        public void run() {
            posted.set(false);
            for (var viewer : viewers) viewer.sink().dataAvailable();
        }
    }

    void add(TsViewer viewer, Executor thread) {
        var group =
                groups.stream().filter(g -> g.thread.equals(thread)).findFirst().orElseGet(() -> open(thread));
        var more = Arrays.copyOf(group.viewers, group.viewers.length + 1);
        more[more.length - 1] = viewer;
        group.viewers = more;
    }

    private Group open(Executor thread) {
        var group = new Group(thread);
        var all = new ArrayList<>(groups);
        all.add(group);
        groups = List.copyOf(all);
        return group;
    }

    /// Its sink is told the end; then it lets go of the ring.
    void remove(TsViewer viewer) {
        for (var group : groups) {
            var left = new ArrayList<>(List.of(group.viewers));
            if (!left.remove(viewer)) continue;
            group.viewers = left.toArray(TsViewer[]::new);
            group.thread.execute(() -> {
                viewer.sink().end();
                viewer.release();
            });
        }
        groups = groups.stream().filter(g -> g.viewers.length > 0).toList();
    }

    /// There are new packets for everybody.
    void wake() {
        for (var group : groups) group.wake();
    }
}
