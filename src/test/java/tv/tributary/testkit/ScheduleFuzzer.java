package tv.tributary.testkit;

import java.lang.classfile.ClassFile;
import java.lang.classfile.ClassHierarchyResolver;
import java.lang.classfile.ClassTransform;
import java.lang.classfile.CodeBuilder;
import java.lang.classfile.CodeElement;
import java.lang.classfile.instruction.InvokeInstruction;
import java.lang.constant.ClassDesc;
import java.lang.constant.ConstantDescs;
import java.lang.constant.MethodTypeDesc;
import java.lang.instrument.ClassFileTransformer;
import java.lang.instrument.Instrumentation;
import java.nio.file.Path;
import java.security.ProtectionDomain;
import java.util.Random;
import java.util.Set;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;

/// A Java agent that finds races: background work of the product starts late, by up to 300 ms at random, and so do the
/// deliveries to the FX thread and to listeners. What fails only so depends on an order that nobody promised.
/// `src/test/fuzz-schedule.sh` runs tests under it.
///
/// It changes the product's classes as they are loaded: a pause stands in front of each task that is handed to a thread
/// or an executor, of each `Platform.runLater` from another thread (the order of one thread's deliveries is kept), and
/// behind each wait for a queue or a permit in [tv.tributary.event]. Database, relay and upstream are left alone: they
/// follow clocks, and late is late there.
public final class ScheduleFuzzer implements ClassFileTransformer {
    private static final int LONGEST_MS = 300;
    private static final ClassDesc SELF =
            ScheduleFuzzer.class.describeConstable().orElseThrow();
    private static final ClassDesc RUNNABLE = Runnable.class.describeConstable().orElseThrow();
    private static final ClassDesc CALLABLE = Callable.class.describeConstable().orElseThrow();
    private static final Set<String> ROOMS_OF_CLOCKS = Set.of("store", "relay", "upstream", "net", "memory");
    private static final Set<String> STARTING =
            Set.of("start", "unstarted", "startVirtualThread", "execute", "submit", "runAsync", "dispatch");
    private static final Set<String> WAITING = Set.of("take", "park");

    private static final Random random = new Random();
    private static volatile int longest = LONGEST_MS;

    /// What the JVM calls for `-javaagent:….jar=SEED`, or `=SEED,MILLISECONDS` for other pauses.
    public static void premain(String options, Instrumentation instrumentation) {
        int comma = options.indexOf(',');
        random.setSeed(Long.parseLong(comma < 0 ? options : options.substring(0, comma)));
        if (comma >= 0) longest = Integer.parseInt(options.substring(comma + 1));
        instrumentation.addTransformer(new ScheduleFuzzer());
    }

    @Override
    public byte @Nullable [] transform(
            @Nullable ClassLoader loader,
            String name,
            @Nullable Class<?> redefined,
            @Nullable ProtectionDomain domain,
            byte[] bytes) {
        if (!name.startsWith("tv/tributary/") || isTest(domain) || ROOMS_OF_CLOCKS.contains(room(name))) return null;
        try {
            var classFile =
                    ClassFile.of(ClassFile.ClassHierarchyResolverOption.of(ClassHierarchyResolver.ofResourceParsing(
                                    loader == null ? ClassLoader.getSystemClassLoader() : loader)
                            .orElse(ClassHierarchyResolver.defaultResolver())));
            return classFile.transformClass(
                    classFile.parse(bytes), ClassTransform.transformingMethodBodies(ScheduleFuzzer::take));
        } catch (RuntimeException e) {
            System.err.println("not fuzzed: " + name + ": " + e);
            return null;
        }
    }

    private static boolean isTest(@Nullable ProtectionDomain domain) {
        if (domain == null || domain.getCodeSource() == null) return false;
        var folder = Path.of(domain.getCodeSource().getLocation().getPath()).getFileName();
        return folder != null && folder.toString().contains("test");
    }

    private static String room(String name) {
        var rest = name.substring("tv/tributary/".length());
        return rest.contains("/") ? rest.substring(0, rest.indexOf('/')) : "";
    }

    private static void take(CodeBuilder code, CodeElement element) {
        if (!(element instanceof InvokeInstruction call)) {
            code.with(element);
            return;
        }
        var name = call.name().stringValue();
        var parameters = call.typeSymbol().parameterList();
        var last = parameters.isEmpty() ? ConstantDescs.CD_void : parameters.getLast();
        if (name.equals("runLater")) {
            code.invokestatic(SELF, "pause", ConstantDescs.MTD_void);
        } else if (STARTING.contains(name) && (last.equals(RUNNABLE) || last.equals(CALLABLE))) {
            code.invokestatic(SELF, "late", MethodTypeDesc.of(last, last));
        }
        code.with(element);
        if (WAITING.contains(name) && isJdk(call)) code.invokestatic(SELF, "pause", ConstantDescs.MTD_void);
    }

    private static boolean isJdk(InvokeInstruction call) {
        return call.owner().asInternalName().startsWith("java/util/concurrent/");
    }

    /// The same task, which pauses before it begins.
    public static Runnable late(Runnable task) {
        return () -> {
            pause();
            task.run();
        };
    }

    /// The same task, which pauses before it begins.
    public static <T> Callable<T> late(Callable<T> task) {
        return () -> {
            pause();
            return task.call();
        };
    }

    /// Half of all pauses are none, so that early and late work meet. Threads that serve many at once do not pause.
    public static void pause() {
        int ms = random.nextBoolean() ? random.nextInt(longest + 1) : 0;
        var thread = Thread.currentThread().getName();
        if (ms == 0 || thread.startsWith("XNIO") || thread.startsWith("JavaFX")) return;
        try {
            Thread.sleep(ms);
        } catch (InterruptedException _) {
            Thread.currentThread().interrupt();
        }
    }
}
