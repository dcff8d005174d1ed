/// Where the user can go and how a page asks to go there. Pages never know each other.
@org.jspecify.annotations.NullMarked
package tv.tributary.ui.nav;
