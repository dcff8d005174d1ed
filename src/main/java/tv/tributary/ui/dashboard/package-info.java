/// The first page: what plays now, what the merge saved, what just happened. Assembled by [tv.tributary.ui.Desktop].
@org.jspecify.annotations.NullMarked
package tv.tributary.ui.dashboard;
