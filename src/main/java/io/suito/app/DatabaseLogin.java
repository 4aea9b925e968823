package io.suito.app;

import io.suito.text.Secret;

/**
 * How to reach the shared database.
 *
 * @param url a JDBC URL without a password
 * @param user the login's name
 * @param password its password
 */
public record DatabaseLogin(String url, String user, Secret password) {}
