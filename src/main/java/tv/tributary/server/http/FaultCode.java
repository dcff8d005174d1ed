package tv.tributary.server.http;

import java.util.Arrays;

/// A short code for an internal error: the same error gives the same code, so that a user can quote it and it can be
/// found in the log.
final class FaultCode {
    private FaultCode() {}

    static String of(Throwable fault) {
        int hash = fault.getClass().getName().hashCode();
        for (var frame : Arrays.asList(fault.getStackTrace()).subList(0, Math.min(3, fault.getStackTrace().length))) {
            hash = 31 * hash + (frame.getClassName() + frame.getMethodName()).hashCode();
        }
        return String.format("%04X", (hash ^ hash >>> 16) & 0xFFFF);
    }
}
