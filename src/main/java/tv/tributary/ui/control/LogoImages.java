package tv.tributary.ui.control;

import java.util.ArrayDeque;
import java.util.Collections;
import java.util.Deque;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.WeakHashMap;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;
import javafx.animation.Animation;
import javafx.animation.PauseTransition;
import javafx.application.Platform;
import javafx.scene.image.Image;
import javafx.util.Duration;
import org.jspecify.annotations.Nullable;
import tv.tributary.logo.Thumbnail;
import tv.tributary.logo.Thumbnail.Backdrop;

/// Cache of decoded logos, or posters, shown lately. Missing ones are loaded off the FX thread, after a moment, so that
/// rows scrolled past cost nothing. FX thread only.
public final class LogoImages {
    /// Brings one; may block, and ends when interrupted.
    @FunctionalInterface
    public interface Keeper {
        Optional<Thumbnail> find(String url) throws InterruptedException;
    }

    /// Waits for a logo. Referenced only by the control that shows it, for as long as it is shown.
    interface Asker {
        /// Empty if there is none.
        void deliver(Optional<Framed> logo);

        /// It may be there by now.
        void retry();
    }

    /// A decoded logo and what it must lie on.
    record Framed(Image image, Backdrop plate) {}

    /// @param at in nano time
    private record Answer(Optional<Framed> logo, long at) {}

    /// The size of the largest badge on a high-resolution screen, in pixels, and some 25 MB of them.
    private static final double LOGO_SIDE = 128;
    private static final int LOGOS_KEPT = 400;
    /// The height of a poster likewise, and some 50 MB of them.
    private static final double POSTER_SIDE = 330;
    private static final int POSTERS_KEPT = 160;
    /// The width of a wide picture; some 20 MB of them.
    private static final double BACKDROP_SIDE = 1_280;
    private static final int BACKDROPS_KEPT = 6;
    /// Beside each other; the keeper itself bounds what goes to the internet.
    private static final int AT_ONCE = 16;
    /// A list that moves passes a line in less.
    private static final Duration MOMENT = Duration.millis(60);
    /// When to ask again for what was not there.
    private static final long ASK_AGAIN = TimeUnit.MINUTES.toNanos(1);

    private final Keeper keeper;
    private final double side;
    private final Map<String, Answer> answers;
    private final Map<String, Wish> wishes = new HashMap<>();
    private final Deque<Wish> waiting = new ArrayDeque<>();
    /// Those that were told there is none; nobody holds them here.
    private final Set<Asker> without = Collections.newSetFromMap(new WeakHashMap<>());
    private final PauseTransition moment = new PauseTransition(MOMENT);
    private int underWay;

    /// One address that somebody waits for.
    private static final class Wish {
        final String url;
        final Set<Asker> askers = new LinkedHashSet<>(2);

        @Nullable
        Thread errand;

        Wish(String url) {
            this.url = url;
        }
    }

    public LogoImages(Keeper keeper) {
        this(keeper, LOGO_SIDE, LOGOS_KEPT);
    }

    /// @param side of the largest one shown, in pixels
    private LogoImages(Keeper keeper, double side, int kept) {
        this.keeper = keeper;
        this.side = side;
        this.answers = new LinkedHashMap<>(16, 0.75f, true) {
            private static final long serialVersionUID = 1;

            @Override
            protected boolean removeEldestEntry(Map.Entry<String, Answer> eldest) {
                return size() > kept;
            }
        };
        moment.setOnFinished(_ -> work());
    }

    /// Larger ones.
    public static LogoImages ofPosters(Keeper keeper) {
        return new LogoImages(keeper, POSTER_SIDE, POSTERS_KEPT);
    }

    /// As wide as a window.
    public static LogoImages ofBackdrops(Keeper keeper) {
        return new LogoImages(keeper, BACKDROP_SIDE, BACKDROPS_KEPT);
    }

    /// One without any logos.
    public static LogoImages empty() {
        return new LogoImages(_ -> Optional.empty());
    }

    /// Answers at once, or later, unless the asker has left by then.
    void request(String url, Asker asker) {
        var answer = answers.get(url);
        if (answer != null && (answer.logo.isPresent() || System.nanoTime() - answer.at < ASK_AGAIN)) {
            hand(answer.logo, asker);
            return;
        }
        var wish = wishes.get(url);
        if (wish == null) {
            wish = new Wish(url);
            wishes.put(url, wish);
            waiting.addLast(wish);
            gather();
        }
        wish.askers.add(asker);
    }

    /// Something has changed that may let logos be had which were not before: those that are missing are asked for
    /// again.
    public void retryAll() {
        answers.values().removeIf(answer -> answer.logo.isEmpty());
        var askers = List.copyOf(without);
        without.clear();
        askers.forEach(Asker::retry);
    }

    private void hand(Optional<Framed> logo, Asker asker) {
        if (logo.isEmpty()) without.add(asker);
        else without.remove(asker);
        asker.deliver(logo);
    }

    /// Nothing of what was shown is needed now.
    public void clear() {
        answers.clear();
    }

    /// It does not wait any more. What nobody waits for is given up.
    void cancel(String url, Asker asker) {
        var wish = wishes.get(url);
        if (wish == null || !wish.askers.remove(asker) || !wish.askers.isEmpty()) return;
        wishes.remove(url);
        waiting.remove(wish);
        if (wish.errand != null) wish.errand.interrupt();
    }

    private void gather() {
        if (moment.getStatus() != Animation.Status.RUNNING) moment.playFromStart();
    }

    private void work() {
        while (underWay < AT_ONCE) {
            var wish = waiting.pollFirst();
            if (wish == null) return;
            underWay++;
            wish.errand = Thread.ofVirtual().name("logo-show").start(() -> run(wish));
        }
    }

    private void run(Wish wish) {
        Optional<Framed> logo = Optional.empty();
        boolean brought = false;
        try {
            logo = keeper.find(wish.url).map(found -> uninterrupted(() -> decoded(found)));
            brought = true;
        } catch (InterruptedException _) {
            // Given up: nobody learns anything of it.
        } finally {
            var found = logo;
            boolean whole = brought;
            Platform.runLater(() -> done(wish, found, whole));
        }
    }

    /// Does work on a thread that nobody interrupts. The first picture of a kind makes JavaFX unpack its decoder; if
    /// that
    /// were broken off, no picture of that kind could be shown until the program ends.
    static <T> T uninterrupted(Supplier<T> work) {
        return CompletableFuture.supplyAsync(work, Thread::startVirtualThread).join();
    }

    private Framed decoded(Thumbnail logo) {
        return new Framed(new Image(logo.encoded(), side, side, true, true), logo.plate());
    }

    private void done(Wish wish, Optional<Framed> logo, boolean brought) {
        underWay--;
        if (brought) answers.put(wish.url, new Answer(logo, System.nanoTime()));
        if (wishes.remove(wish.url, wish)) wish.askers.forEach(asker -> hand(logo, asker));
        if (!waiting.isEmpty()) gather();
    }
}
