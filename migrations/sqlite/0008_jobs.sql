CREATE TABLE `jobs` (
	`ref` text PRIMARY KEY NOT NULL,
	`company` text NOT NULL,
	`title` text NOT NULL,
	`first_day` text,
	`last_day` text,
	FOREIGN KEY (`company`) REFERENCES `companies`(`code`) ON UPDATE no action ON DELETE no action
);
--> statement-breakpoint
CREATE INDEX `jobs_company` ON `jobs` (`company`);