package tv.tributary.ui;

import static tv.tributary.ui.Household.until;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Deque;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import javafx.scene.control.TableView;
import javafx.scene.control.TextInputControl;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import javafx.scene.robot.Robot;
import javafx.stage.Stage;
import javafx.stage.Window;
import tv.tributary.catalog.lineup.ChannelRow;
import tv.tributary.engine.Engine;
import tv.tributary.engine.Options;
import tv.tributary.model.ProviderId;
import tv.tributary.model.ProviderSettings;
import tv.tributary.testkit.FxToolkit;
import tv.tributary.text.Messages;
import tv.tributary.ui.nav.Place;
import tv.tributary.ui.shell.OpeningWindow;
import tv.tributary.ui.shell.ShellSettings;
import tv.tributary.ui.shell.ShellSettings.Theme;
import tv.tributary.ui.shell.ShellSettings.WhenClosed;
import tv.tributary.ui.shell.WindowState;

/// Random sequences of keys, pressed by a robot without any delay, in the list of channels of the whole desktop. What
/// was selected when a key for an action reached the window is compared with what the database says the action changed.
public final class KeySequences implements AutoCloseable {
    /// The machine may be kept busy on purpose.
    private static final Duration PATIENCE = Duration.ofMinutes(2);
    private static final String LAST_NAME = "zzzz";
    private static final List<KeyCode> WAYS = List.of(
            KeyCode.DOWN,
            KeyCode.DOWN,
            KeyCode.DOWN,
            KeyCode.UP,
            KeyCode.UP,
            KeyCode.PAGE_DOWN,
            KeyCode.PAGE_UP,
            KeyCode.HOME,
            KeyCode.END);

    /// What was pressed, what it found, and what is wrong: in words, for none hopefully.
    ///
    /// @param actions keys that were to change something
    /// @param unchanged those that found it so already
    public record Outcome(int sequences, int keys, int actions, int unchanged, List<String> wrong) {}

    /// An action's key and what was selected when it came.
    private record Pressed(String kinds, Set<Long> channels, String value) {}

    /// A step of the stored history.
    private record Step(String kind, String name, int count, Map<Long, String> changes) {}

    private final Path folder;
    private final Random random;
    private final Engine engine;
    private final WindowState windowState;
    private final Stage window;
    private final TableView<ChannelRow> table;
    private final ProviderId provider;
    private final List<Pressed> pressed = new ArrayList<>();
    private final Map<Long, Set<String>> names = new HashMap<>();
    private final Deque<String> texts = new ArrayDeque<>();
    private int keys;
    private int numbers;

    /// Opens the window over a new folder. JavaFX must run.
    public KeySequences(Path folder, long seed, int channels) throws Exception {
        this.folder = folder;
        this.random = new Random(seed);
        var settings = new ShellSettings(
                Theme.LIGHT,
                Place.CHANNELS,
                WhenClosed.QUIT,
                Optional.of(new ShellSettings.Bounds(0, 0, 1000, 760, false)),
                false,
                true,
                Optional.of("en"));
        windowState = new WindowState(settings, _ -> {});
        engine = Engine.open(new Options(folder.resolve("data"), "127.0.0.1", 0));
        var list = write(channels);
        provider = engine.catalog()
                .providers()
                .add(ProviderSettings.of("Home", list.toString()))
                .id();
        engine.catalog().sync().sync(provider).await(PATIENCE);
        window = opened();
        until(
                PATIENCE,
                () -> window.isFocused()
                        && lookup().filter(it -> it.getItems().size() == channels)
                                .isPresent());
        table = lookup().orElseThrow();
        FxToolkit.on(() -> {
            window.getScene().addEventFilter(KeyEvent.KEY_PRESSED, this::note);
            table.requestFocus();
            table.getSelectionModel().selectFirst();
            return true;
        });
    }

    /// A window that opens later than that finds its engine closed: whoever waits for it has to end then.
    private Stage opened() throws Exception {
        try {
            return FxToolkit.on(this::open, PATIENCE);
        } catch (Exception e) {
            windowState.close();
            engine.close();
            throw e;
        }
    }

    /// The window, in whatever process opens it.
    private Stage open() {
        var before = List.copyOf(Window.getWindows());
        Desktop.open(engine, new OpeningWindow(windowState), new CompletableFuture<>());
        return Window.getWindows().stream()
                .filter(shown -> !before.contains(shown))
                .map(Stage.class::cast)
                .findFirst()
                .orElseThrow();
    }

    @SuppressWarnings("unchecked") // There is one table of channels.
    private Optional<TableView<ChannelRow>> lookup() {
        return Optional.ofNullable((TableView<ChannelRow>) window.getScene().lookup(".channel-table"));
    }

    /// Reads the provider's list again, with some channels more or fewer each time, so that the rows come anew.
    public void readListAgain(int channels) throws IOException, InterruptedException {
        write(channels);
        engine.catalog().sync().sync(provider).await(PATIENCE);
    }

    private Path write(int channels) throws IOException {
        var list = new StringBuilder("#EXTM3U\n");
        for (var i = 0; i < channels; i++)
            list.append("#EXTINF:-1 group-title=\"G%d\",%s\nhttp://127.0.0.1:9/live/u/p/%d.ts\n"
                    .formatted(i % 5, name(i), i));
        return Files.writeString(folder.resolve("home.m3u"), list);
    }

    /// No two of these are alike for the merge.
    private static String name(int i) {
        var syllables = List.of("ba", "ko", "mi", "du", "re", "fo", "gu", "li", "na", "pe");
        var word = syllables.get(i / 100 % 10) + syllables.get(i / 10 % 10) + syllables.get(i % 10) + "x";
        return word.substring(0, 1).toUpperCase(Locale.ROOT) + word.substring(1);
    }

    /// Presses so many sequences, each in one go.
    public void press(int sequences) throws Exception {
        for (var i = 0; i < sequences; i++) FxToolkit.on(this::sequence, PATIENCE);
    }

    private boolean sequence() {
        var robot = new Robot();
        var isForMany = random.nextInt(4) == 0;
        for (var i = random.nextInt(6); i >= 0; i--) push(robot, WAYS.get(random.nextInt(WAYS.size())));
        var action = random.nextInt(12);
        if (isForMany && action < 7) {
            push(robot, KeyCode.SHIFT, KeyCode.DOWN);
            if (random.nextBoolean()) push(robot, KeyCode.SHIFT, KeyCode.DOWN);
        }
        if (action < 3) push(robot, KeyCode.S);
        else if (action < 4) push(robot, KeyCode.DELETE);
        else if (action < 7) push(robot, KeyCode.ALT, random.nextBoolean() ? KeyCode.UP : KeyCode.DOWN);
        else if (action < 10) type(robot, KeyCode.F2, text('a', 18));
        else type(robot, KeyCode.F3, Integer.toString(1_000 + numbers++));
        push(robot, random.nextBoolean() ? KeyCode.UP : KeyCode.DOWN);
        return true;
    }

    private String text(char first, int letters) {
        var text = new StringBuilder();
        for (var i = 0; i < 4; i++) text.append((char) (first + random.nextInt(letters)));
        return text.toString();
    }

    private void type(Robot robot, KeyCode field, String text) {
        texts.add(text);
        push(robot, field);
        for (var letter : text.toUpperCase(Locale.ROOT).toCharArray())
            push(robot, KeyCode.getKeyCode(Character.toString(letter)));
        push(robot, KeyCode.ENTER);
    }

    private void push(Robot robot, KeyCode... together) {
        keys++;
        for (var key : together) robot.keyPress(key);
        for (var i = together.length - 1; i >= 0; i--) robot.keyRelease(together[i]);
    }

    /// Before anything else in the window hears of the key.
    private void note(KeyEvent event) {
        if (event.getTarget() instanceof TextInputControl) return;
        var kinds = switch (event.getCode()) {
            case S -> "FAVOURITE UNFAVOURITE";
            case DELETE -> "HIDE";
            case F2 -> "RENAME";
            case F3 -> "NUMBER";
            case UP, DOWN -> event.isAltDown() ? "MOVE_BEFORE MOVE_BEHIND" : "";
            default -> "";
        };
        if (kinds.isEmpty()) return;
        var hasText = event.getCode() == KeyCode.F2 || event.getCode() == KeyCode.F3;
        var rows = table.getSelectionModel().getSelectedItems().stream()
                .filter(Objects::nonNull)
                .toList();
        // Also of channels that came with a later list.
        for (var row : rows)
            names.computeIfAbsent(row.channel().id().value(), _ -> new TreeSet<>())
                    .add(row.channel().name());
        var channels = rows.stream()
                .map(row -> row.channel().id().value())
                .collect(Collectors.toCollection(LinkedHashSet::new));
        pressed.add(new Pressed(kinds, Collections.unmodifiableSet(channels), hasText ? texts.remove() : ""));
    }

    /// Waits until all is stored and compares.
    public Outcome outcome(int sequences) throws Exception {
        FxToolkit.on(() -> {
            var robot = new Robot();
            push(robot, KeyCode.HOME);
            type(robot, KeyCode.F2, LAST_NAME);
            return true;
        });
        var deadline = System.nanoTime() + PATIENCE.toNanos();
        var steps = steps();
        while (steps.stream().noneMatch(step -> step.changes().containsValue(LAST_NAME))
                && System.nanoTime() < deadline) {
            TimeUnit.MILLISECONDS.sleep(20);
            steps = steps();
        }
        var all = FxToolkit.on(() -> List.copyOf(pressed));
        for (var key : all)
            if (key.kinds().equals("RENAME"))
                key.channels()
                        .forEach(id ->
                                names.computeIfAbsent(id, _ -> new TreeSet<>()).add(key.value()));
        return compared(sequences, all, steps);
    }

    /// Both are in order, so what belongs together is their longest common subsequence.
    private Outcome compared(int sequences, List<Pressed> all, List<Step> steps) {
        var length = new int[all.size() + 1][steps.size() + 1];
        for (var i = all.size() - 1; i >= 0; i--) {
            for (var j = steps.size() - 1; j >= 0; j--) {
                length[i][j] = fits(all.get(i), steps.get(j))
                        ? length[i + 1][j + 1] + 1
                        : Math.max(length[i + 1][j], length[i][j + 1]);
            }
        }
        var wrong = new ArrayList<String>();
        var unchanged = 0;
        var i = 0;
        var j = 0;
        while (i < all.size() || j < steps.size()) {
            if (i < all.size() && j < steps.size() && fits(all.get(i), steps.get(j))) {
                i++;
                j++;
            } else if (j == steps.size() || (i < all.size() && length[i + 1][j] >= length[i][j + 1])) {
                // A new name or number is always something new.
                if (all.get(i).value().isEmpty()) unchanged++;
                else wrong.add("not done: " + all.get(i));
                i++;
            } else {
                wrong.add("not asked for: " + steps.get(j++));
            }
        }
        return new Outcome(sequences, keys, all.size(), unchanged, List.copyOf(wrong));
    }

    private boolean fits(Pressed key, Step step) {
        if (!List.of(key.kinds().split(" ", -1)).contains(step.kind())) return false;
        return switch (step.kind()) {
            case "RENAME", "NUMBER" ->
                key.channels().stream()
                        .allMatch(id -> key.value().equals(step.changes().get(id)));
            case "MOVE_BEFORE", "MOVE_BEHIND" ->
                step.count() == key.channels().size()
                        && isNamed(key.channels().iterator().next(), step.name());
            default -> key.channels().containsAll(step.changes().keySet());
        };
    }

    /// The history names a channel by its id while no list has it.
    private boolean isNamed(long channel, String name) {
        return name.equals("#" + channel)
                || names.getOrDefault(channel, Set.of()).contains(name);
    }

    /// The steps as they are stored, the oldest first.
    private List<Step> steps() throws SQLException {
        try (var connection = DriverManager.getConnection(
                        "jdbc:sqlite:" + folder.resolve("data").resolve("tributary.db"));
                var statement = connection.createStatement();
                var rows = statement.executeQuery("""
                        select e.id, e.kind, e.name, e.count, c.subject, c.after from edit e
                        left join edit_change c on c.edit = e.id and c.what in ('NAME', 'NUMBER', 'HIDDEN', 'FAVOURITE')
                        order by e.id
                        """)) {
            var steps = new ArrayList<Step>();
            var last = 0L;
            while (rows.next()) {
                if (rows.getLong(1) != last)
                    steps.add(new Step(rows.getString(2), rows.getString(3), rows.getInt(4), new HashMap<>()));
                last = rows.getLong(1);
                if (rows.getLong(5) > 0)
                    steps.getLast().changes().put(rows.getLong(5), String.valueOf(rows.getString(6)));
            }
            return steps;
        }
    }

    @Override
    public void close() {
        try {
            FxToolkit.on(() -> {
                window.hide();
                Thread.currentThread().setUncaughtExceptionHandler(null);
                return true;
            });
        } catch (Exception e) {
            throw new IllegalStateException("the window did not close", e);
        }
        Messages.speak(Locale.ROOT);
        windowState.close();
        engine.close();
    }
}
