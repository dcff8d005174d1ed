package tv.tributary.testkit;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/// Warnings that a test provokes. [WarningCheck] fails a test that logs others, prints none of these, and fails a test
/// method that names one and does not log it. On a class: what its tests may log, but need not.
@Retention(RetentionPolicy.RUNTIME)
@Target({ElementType.METHOD, ElementType.TYPE})
public @interface ExpectedWarnings {
    /// Each a part of the line or of its stack trace.
    String[] value();
}
