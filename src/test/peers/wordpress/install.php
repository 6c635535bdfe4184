<?php
// php install.php SITE URL: makes a blog with permalinks, an editor, an author and a contributor; prints their application passwords.
[, $site, $url] = $argv;
define('WP_INSTALLING', true);
$_SERVER['HTTP_HOST'] = parse_url($url, PHP_URL_HOST) . ':' . parse_url($url, PHP_URL_PORT);
$_SERVER['REQUEST_URI'] = '/';
$_SERVER['SERVER_PROTOCOL'] = 'HTTP/1.1';
$_SERVER['REQUEST_METHOD'] = 'GET';
require "$site/wp-load.php";
require_once ABSPATH . 'wp-admin/includes/upgrade.php';
wp_install('Corporate Blog', 'admin', 'admin@example.test', true, '', wp_generate_password());
global $wp_rewrite;
$wp_rewrite->set_permalink_structure('/%year%/%monthnum%/%postname%/');
$wp_rewrite->flush_rules(false);
wp_insert_term('News & Tours', 'category', ['slug' => 'news']);
$passwords = ['wordpress' => get_bloginfo('version')];
foreach (['editor', 'author', 'contributor'] as $role) {
    $id = wp_insert_user([
        'user_login' => $role, 'user_pass' => "password of the $role", 'display_name' => "The $role",
        'user_email' => "$role@example.test", 'role' => $role]);
    [$password] = WP_Application_Passwords::create_new_application_password($id, ['name' => 'whistlestop']);
    $passwords[$role] = WP_Application_Passwords::chunk_password($password);
}
echo json_encode($passwords), "\n";
