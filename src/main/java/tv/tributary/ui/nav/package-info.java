/// Navigation between pages, which do not know each other.
@org.jspecify.annotations.NullMarked
package tv.tributary.ui.nav;
