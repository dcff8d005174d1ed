/// The dashboard: running streams, merge figures, recent events. Created by [tv.tributary.ui.Desktop].
@org.jspecify.annotations.NullMarked
package tv.tributary.ui.dashboard;
