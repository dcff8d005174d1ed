package tv.tributary.ui.fx;

import java.util.ArrayDeque;
import java.util.Deque;

/// What was removed or changed on a page and can be taken back, step by step, for as long as the window is open: a
/// message offers it for a moment only. FX thread only.
public final class UndoStack {
    private static final int MOST = 50;

    private final Deque<Step> steps = new ArrayDeque<>();

    private final class Step implements Runnable {
        private final Runnable back;
        private boolean done;

        Step(Runnable back) {
            this.back = back;
        }

        @Override
        public void run() {
            if (done) return;
            done = true;
            steps.remove(this);
            back.run();
        }
    }

    /// @param back takes the step back
    /// @return the same for a message: whichever of both is used, it happens once
    public Runnable add(Runnable back) {
        var step = new Step(back);
        steps.addLast(step);
        if (steps.size() > MOST) steps.removeFirst();
        return step;
    }

    /// Takes the newest step back that was not yet, if there is one.
    public void undo() {
        var last = steps.peekLast();
        if (last != null) last.run();
    }
}
