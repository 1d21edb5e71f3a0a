/**
 * Classes whose methods Lombok writes.
 */
package dev.embercache.values.lombok;
