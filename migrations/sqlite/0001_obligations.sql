ALTER TABLE `students` ADD `owing` integer DEFAULT false NOT NULL;--> statement-breakpoint
CREATE INDEX `students_owing` ON `students` (`number`) WHERE owing = 1;