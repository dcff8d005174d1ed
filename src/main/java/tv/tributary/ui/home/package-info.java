/// The first page: what is on now, the channels one comes back to, and the first steps. FX thread only.
@org.jspecify.annotations.NullMarked
package tv.tributary.ui.home;
