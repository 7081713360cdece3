/// The packaged jar's commands: without arguments it is the service, with the name of a command it does one thing and
/// ends. Each command is a class that reads its options and calls one other room.
@NullMarked
package jp.sekisho.command;

import org.jspecify.annotations.NullMarked;
