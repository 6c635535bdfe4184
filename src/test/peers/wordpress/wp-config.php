<?php
// SOCKET and URL come from the environment.
define('DB_NAME', 'wp');
define('DB_USER', 'wp');
define('DB_PASSWORD', 'wp');
define('DB_HOST', 'localhost:' . getenv('SOCKET'));
define('DB_CHARSET', 'utf8mb4');
define('DB_COLLATE', '');
foreach (['AUTH_KEY', 'SECURE_AUTH_KEY', 'LOGGED_IN_KEY', 'NONCE_KEY'] as $name) {
    define($name, "for tests $name");
    define(str_replace('KEY', 'SALT', $name), "for tests $name salt");
}
$table_prefix = 'wp_';
define('WP_HOME', getenv('URL'));
define('WP_SITEURL', getenv('URL'));
define('WP_ENVIRONMENT_TYPE', 'local'); // application passwords without TLS
define('WP_DEBUG', false);
define('AUTOMATIC_UPDATER_DISABLED', true);
define('DISABLE_WP_CRON', true);
define('FS_METHOD', 'direct');
defined('ABSPATH') || define('ABSPATH', __DIR__ . '/');
require_once ABSPATH . 'wp-settings.php';
