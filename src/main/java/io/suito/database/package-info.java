/** The ground: connections, transactions with their retry, migrations, errors of the database as sentences. */
@NullMarked
package io.suito.database;

import org.jspecify.annotations.NullMarked;
