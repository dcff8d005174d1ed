package tv.tributary.cli;

import java.lang.reflect.Proxy;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import tv.tributary.engine.Engine;

/// Lets SIGTERM, SIGINT and the end of the session stop the engine cleanly.
final class StopSignals {
    private static final Logger log = LoggerFactory.getLogger(StopSignals.class);

    private StopSignals() {}

    /// Closes `engine` before the process ends, whatever ends it.
    static void close(Engine engine) {
        Runtime.getRuntime().addShutdownHook(Thread.ofPlatform().name("stop").unstarted(engine::close));
        endsWell("TERM");
        endsWell("INT");
    }

    /// Java ends with 143 on SIGTERM, which service managers take for a failure; being asked to stop is none.
    /// The class is supported (module `jdk.unsupported`) but named by reflection: the compiler warns of any use.
    private static void endsWell(String signal) {
        try {
            var signalType = Class.forName("sun.misc.Signal");
            var handlerType = Class.forName("sun.misc.SignalHandler");
            var handler = Proxy.newProxyInstance(
                    StopSignals.class.getClassLoader(), new Class<?>[] {handlerType}, (_, _, _) -> {
                        // The handler's thread must not wait for the stop it started.
                        Thread.ofPlatform().name("exit").start(() -> System.exit(0));
                        return null;
                    });
            signalType
                    .getMethod("handle", signalType, handlerType)
                    .invoke(null, signalType.getConstructor(String.class).newInstance(signal), handler);
        } catch (ReflectiveOperationException e) {
            log.debug("{} keeps its usual exit code", signal, e);
        }
    }
}
