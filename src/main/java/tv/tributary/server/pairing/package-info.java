/// How devices come in: the page where a code is typed, and the short addresses for remote controls.
@org.jspecify.annotations.NullMarked
package tv.tributary.server.pairing;
