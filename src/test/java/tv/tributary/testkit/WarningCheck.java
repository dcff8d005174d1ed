package tv.tributary.testkit;

import java.lang.reflect.AnnotatedElement;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import java.util.stream.Stream;
import org.junit.jupiter.api.extension.AfterAllCallback;
import org.junit.jupiter.api.extension.AfterEachCallback;
import org.junit.jupiter.api.extension.BeforeAllCallback;
import org.junit.jupiter.api.extension.ExtensionContext;

/// Fails each test that logs a warning, an error or a leaked connection which [ExpectedWarnings] does not name. Holds
/// for all tests: `META-INF/services` registers it. OkHttp notices a leak late, so that may be one of an earlier test.
public final class WarningCheck implements BeforeAllCallback, AfterEachCallback, AfterAllCallback {
    /// What was asked for may be logged by a thread that is still on its way.
    private static final long PATIENCE = TimeUnit.SECONDS.toNanos(20);

    /// What tests of this class have asked for: their threads may log it once more while the next ones run.
    private final List<String> allowed = new ArrayList<>();

    @Override
    public void beforeAll(ExtensionContext context) {
        WarningLog.keep();
        allowed.addAll(texts(context.getRequiredTestClass()));
    }

    @Override
    public void afterEach(ExtensionContext context) {
        var wanted = texts(context.getRequiredTestMethod());
        allowed.addAll(wanted);
        var logged = new ArrayList<>(WarningLog.take());
        long end = System.nanoTime() + PATIENCE;
        while (!missing(wanted, logged).isEmpty() && System.nanoTime() - end < 0) {
            LockSupport.parkNanos(TimeUnit.MILLISECONDS.toNanos(10));
            logged.addAll(WarningLog.take());
        }
        nothingElse(allowed, logged);
        var missing = missing(wanted, logged);
        if (!missing.isEmpty()) throw new AssertionError("not logged: " + missing);
    }

    @Override
    public void afterAll(ExtensionContext context) {
        nothingElse(allowed, WarningLog.take());
        // A class within another ends before that one.
        if (context.getRequiredTestClass().getEnclosingClass() == null) allowed.clear();
    }

    /// @throws AssertionError quoting what was logged without any of the allowed texts
    static void nothingElse(List<String> allowed, List<String> logged) {
        var unexpected = logged.stream()
                .filter(line -> allowed.stream().noneMatch(line::contains))
                .toList();
        if (!unexpected.isEmpty()) throw new AssertionError("logged unexpectedly: " + String.join("\n", unexpected));
    }

    static List<String> missing(List<String> wanted, List<String> logged) {
        return wanted.stream()
                .filter(text -> logged.stream().noneMatch(line -> line.contains(text)))
                .toList();
    }

    private static List<String> texts(AnnotatedElement element) {
        return Stream.ofNullable(element.getAnnotation(ExpectedWarnings.class))
                .flatMap(expected -> Stream.of(expected.value()))
                .toList();
    }
}
