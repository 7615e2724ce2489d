CREATE TABLE `office` (
	`key` text PRIMARY KEY NOT NULL,
	`revision` integer NOT NULL,
	`facts` text NOT NULL
);
